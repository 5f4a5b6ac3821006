import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLevel } from './log.ts';
import { nearest } from './nearest.ts';
import type { MailLimits, SecondFactor } from './service.ts';
import {
  databaseIn,
  type GivenSettings,
  type ListenAddress,
  SETTINGS,
  type SettingName,
  UNSHOWN,
} from './settings-table.ts';

/** Kafka and MongoDB of a deployment, shared by all its processes. */
export interface Servers {
  readonly brokers: readonly string[];
  /** Holds a password: never logged. */
  readonly mongoUri: string;
  /** The database: the one that the address names, else `sinan`, with the namespace in front. */
  readonly database: string;
}

/** The deployment, read once at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where people reach it, without a trailing slash. */
  readonly publicUrl: string;
  /** Whether PUBLIC_URL says so; otherwise it is made of this process's own port. */
  readonly publicUrlGiven: boolean;
  /** Both the bind address and `publicUrl` are loopback: only then exist the mailbox page and the defaults that nobody else may have. */
  readonly loopback: boolean;
  readonly dataFolder: string;
  /** Null: the embedded deployment, on the data folder. */
  readonly servers: Servers | null;
  /** As given in SINAN_SECRET; null: `loadSecret` keeps one in the data folder. */
  readonly secret: string | null;
  /** Null: the built-in mail catcher. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** With what mails are signed (RFC 6376); null: they are not, or the mail server does it. */
  readonly dkim: DkimSettings | null;
  readonly bounces: BounceSettings;
  readonly mailLimits: MailLimits;
  /** Whether webhooks may lead to what everybody can reach by https alone, or anywhere. */
  readonly webhookTargets: GivenSettings['SINAN_WEBHOOK_TARGETS'];
  readonly administratorEmail: string;
  /** How many people's eyes a warning needs: who wrote it and the final editor, or a proofreader between them. */
  readonly reviewStages: 2 | 3;
  /** Whether staff duties begin with a second factor. Beyond loopback they do, unless the setting says otherwise. */
  readonly secondFactor: SecondFactor;
  readonly logLevel: LogLevel;
  readonly namespace: string | null;
  /** Whether any GraphQL document is answered, or only those that are persisted in the manifest. */
  readonly graphql: GivenSettings['SINAN_GRAPHQL'];
  /** How many proxies of the operator's stand in front, each adding whom it heard from to `X-Forwarded-For`. */
  readonly proxies: number;
  /** The file that moves the clock; null: time is the system's. */
  readonly clockFile: string | null;
  /** The collector of traces, without a trailing slash. May hold a password: never logged. Null: nothing is traced. */
  readonly tracesTo: string | null;
  readonly footer: Footer;
  readonly map: MapSettings;
}

/** The key in a file (PEM), and the name that its public half has in the DNS below `_domainkey.` of the sender's domain. */
export interface DkimSettings {
  readonly keyFile: string;
  readonly selector: string;
}

/** How mails that come back are known and taken. */
export interface BounceSettings {
  /** Each mail goes out with an envelope sender of its own made of this address. Null: they come back to the sender of all. */
  readonly address: string | null;
  /** Where they are taken by SMTP. Null: not by this platform. */
  readonly listen: ListenAddress | null;
}

/** What the foot of the pages says of who runs this; null where nothing is said. */
export interface Footer {
  readonly operator: string | null;
  readonly contact: string | null;
  /** ICP备案号 */
  readonly icp: string | null;
  /** 公安联网备案号 */
  readonly police: string | null;
}

/**
 * The operator's map. What is shown to the public in China is a map that was examined, with the number that says so: Map Management Regulations
 * (地图管理条例, State Council Decree 664 of 2015).
 */
export interface MapSettings {
  /** Where it is: GeoJSON. Null: there is none. */
  readonly file: string | null;
  /** 审图号. Null: it is not shown. */
  readonly approval: string | null;
}

/** The settings do not hold. Each of `lines` says one fault and what to do, all of them at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Needed as soon as others can reach the platform; on loopback each has a default. */
const NEEDED_BEYOND_LOOPBACK = {
  SINAN_SECRET: 'at least 32 random characters that every link and session is signed with',
  SMTP_URL: 'the mail server that sends the platform’s mail',
  MAIL_FROM: 'the sender of the platform’s mail',
  SINAN_ADMIN_EMAIL: 'the address of the first administrator',
} as const satisfies { readonly [name in SettingName]?: string };

const known = Object.keys(SETTINGS.shape) as readonly SettingName[];

/** An empty variable is one that is not set, as `.env` files have it. */
function given(env: NodeJS.ProcessEnv): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host.toLowerCase());
}

function wrong(env: { readonly [name: string]: string }): readonly string[] {
  const issues = SETTINGS.safeParse(env).error?.issues ?? [];
  return issues.map((issue) => {
    const name = String(issue.path[0]);
    const shown = UNSHOWN.some((unshown) => unshown === name)
      ? ''
      : `; it is ${JSON.stringify(env[name]?.slice(0, 60))}`;
    return `${name} ${issue.message}${shown}.`;
  });
}

function unknown(env: { readonly [name: string]: string }): readonly string[] {
  const ours = known.filter((name) => name.startsWith('SINAN_'));
  return Object.keys(env)
    .filter((name) => name.startsWith('SINAN_') && !ours.some((one) => one === name))
    .map((name) => `${name} is not a setting. Did you mean ${nearest(name, ours)}?`);
}

function contradictory(env: { readonly [name: string]: string }): readonly string[] {
  const { KAFKA_BROKERS, MONGODB_URI, SINAN_SECRET } = env;
  if (KAFKA_BROKERS && !MONGODB_URI)
    return ['KAFKA_BROKERS is set without MONGODB_URI: set both, or neither for the embedded deployment.'];
  if (MONGODB_URI && !KAFKA_BROKERS)
    return ['MONGODB_URI is set without KAFKA_BROKERS: set both, or neither for the embedded deployment.'];
  if (KAFKA_BROKERS && !SINAN_SECRET)
    return [
      'SINAN_SECRET is missing: every process on KAFKA_BROKERS and MONGODB_URI needs the same one, of at least 32 random characters.',
    ];
  return [];
}

/** Judged on what is valid of HOST, PORT and PUBLIC_URL, so that one wrong setting does not hide the missing ones. */
function reach(env: { readonly [name: string]: string }): Pick<Config, 'publicUrl' | 'loopback'> {
  const { HOST, PORT, PUBLIC_URL } = SETTINGS.shape;
  const host = HOST.safeParse(env.HOST).data ?? '127.0.0.1';
  const publicUrl =
    PUBLIC_URL.safeParse(env.PUBLIC_URL).data ?? `http://localhost:${PORT.safeParse(env.PORT).data ?? 4000}`;
  return { publicUrl, loopback: isLoopback(host) && isLoopback(new URL(publicUrl).hostname) };
}

function missing(env: { readonly [name: string]: string }, loopback: boolean): readonly string[] {
  if (loopback) return [];
  return Object.entries(NEEDED_BEYOND_LOOPBACK)
    .filter(([name]) => !env[name] && !(name === 'SINAN_SECRET' && env.KAFKA_BROKERS))
    .map(([name, what]) => `${name} is missing: ${what}, needed unless HOST and PUBLIC_URL are both loopback.`);
}

/** Whoever moves the time of a platform that others use revives its links, or ends them. */
function onLoopbackOnly(
  { SINAN_CLOCK_FILE }: { readonly [name: string]: string },
  loopback: boolean,
): readonly string[] {
  if (!SINAN_CLOCK_FILE || loopback) return [];
  return [
    'SINAN_CLOCK_FILE moves the time, which only a platform that nobody else can reach may have: HOST and PUBLIC_URL must both be loopback.',
  ];
}

function approvesNothing({
  SINAN_MAP_APPROVAL,
  SINAN_MAP_FILE,
}: {
  readonly [name: string]: string;
}): readonly string[] {
  if (!SINAN_MAP_APPROVAL || SINAN_MAP_FILE) return [];
  return ['SINAN_MAP_APPROVAL is set without SINAN_MAP_FILE: name the map whose number it is, or leave both out.'];
}

function signsByHalf({
  SINAN_DKIM_KEY_FILE,
  SINAN_DKIM_SELECTOR,
}: {
  readonly [name: string]: string;
}): readonly string[] {
  if (!SINAN_DKIM_KEY_FILE === !SINAN_DKIM_SELECTOR) return [];
  return [
    'SINAN_DKIM_KEY_FILE and SINAN_DKIM_SELECTOR go together: set both, or neither for mails that are not signed here.',
  ];
}

function returnsToNobody({
  SINAN_BOUNCE_ADDRESS,
  SINAN_BOUNCE_LISTEN,
}: {
  readonly [name: string]: string;
}): readonly string[] {
  if (!SINAN_BOUNCE_LISTEN || SINAN_BOUNCE_ADDRESS) return [];
  return [
    'SINAN_BOUNCE_LISTEN is set without SINAN_BOUNCE_ADDRESS: name the address that mails come back to, or leave both out.',
  ];
}

function configOf(settings: GivenSettings, at: Pick<Config, 'publicUrl' | 'loopback'>): Config {
  return {
    ...at,
    port: settings.PORT,
    host: settings.HOST,
    publicUrlGiven: settings.PUBLIC_URL !== undefined,
    dataFolder: settings.SINAN_DATA,
    servers: serversOf(settings),
    secret: settings.SINAN_SECRET ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? 'Sinan 司南 <sinan@localhost>',
    dkim: dkimOf(settings),
    bounces: { address: settings.SINAN_BOUNCE_ADDRESS ?? null, listen: settings.SINAN_BOUNCE_LISTEN ?? null },
    mailLimits: {
      perSecond: settings.SINAN_MAIL_PER_SECOND ?? null,
      perMinuteToDomain: settings.SINAN_MAIL_DOMAIN_PER_MINUTE ?? null,
      atOnceToDomain: settings.SINAN_MAIL_DOMAIN_AT_ONCE ?? null,
    },
    webhookTargets: settings.SINAN_WEBHOOK_TARGETS,
    administratorEmail: settings.SINAN_ADMIN_EMAIL ?? 'administrator@sinan.localhost',
    reviewStages: settings.SINAN_REVIEW_STAGES,
    secondFactor: settings.SINAN_SECOND_FACTOR ?? (at.loopback ? 'optional' : 'required'),
    logLevel: settings.LOG_LEVEL,
    namespace: settings.SINAN_NAMESPACE ?? null,
    graphql: settings.SINAN_GRAPHQL,
    proxies: settings.SINAN_PROXIES,
    clockFile: settings.SINAN_CLOCK_FILE ?? null,
    tracesTo: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    footer: footerOf(settings),
    map: { file: settings.SINAN_MAP_FILE ?? null, approval: settings.SINAN_MAP_APPROVAL ?? null },
  };
}

function dkimOf({ SINAN_DKIM_KEY_FILE, SINAN_DKIM_SELECTOR }: GivenSettings): DkimSettings | null {
  if (!SINAN_DKIM_KEY_FILE || !SINAN_DKIM_SELECTOR) return null;
  return { keyFile: SINAN_DKIM_KEY_FILE, selector: SINAN_DKIM_SELECTOR };
}

function footerOf(settings: GivenSettings): Footer {
  return {
    operator: settings.SINAN_FOOTER_OPERATOR ?? null,
    contact: settings.SINAN_FOOTER_CONTACT ?? null,
    icp: settings.SINAN_FOOTER_ICP ?? null,
    police: settings.SINAN_FOOTER_POLICE ?? null,
  };
}

function serversOf({ KAFKA_BROKERS, MONGODB_URI, SINAN_NAMESPACE }: GivenSettings): Servers | null {
  if (!KAFKA_BROKERS || !MONGODB_URI) return null;
  const named = databaseIn(MONGODB_URI) ?? 'sinan';
  return {
    brokers: KAFKA_BROKERS,
    mongoUri: MONGODB_URI,
    database: SINAN_NAMESPACE ? `${SINAN_NAMESPACE}-${named}` : named,
  };
}

/** Reads the environment. Throws `ConfigError` with every fault there is. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const env = given(environment);
  const at = reach(env);
  const lines = [
    ...wrong(env),
    ...unknown(env),
    ...contradictory(env),
    ...missing(env, at.loopback),
    ...onLoopbackOnly(env, at.loopback),
    ...approvesNothing(env),
    ...signsByHalf(env),
    ...returnsToNobody(env),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  return configOf(SETTINGS.parse(env), at);
}

/** Takes settings from `.env` in the working folder, when there is one. What the environment has already stays. For the binary only. */
export function loadDotEnv(folder = process.cwd()): void {
  const file = join(folder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
