import { mailAddress } from '@sinan/schema';
import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import { parseMailbox } from './mailbox.ts';
import { STEPS } from './step.ts';

/** A rule that reads on from the setting's name: "PORT must be …". */
const must = (rule: string) => ({ error: `must ${rule}` });

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
function isOrigin(text: string): boolean {
  const url = urlOf(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.origin === text.toLowerCase();
}
function isMailServer(text: string): boolean {
  const url = urlOf(text);
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

/** The base of its paths: that of traces is put behind it. */
function isCollector(text: string): boolean {
  const url = urlOf(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && !text.endsWith('/');
}

function isMongoUri(text: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/\s]+/.test(text);
}

/** The database that an address names, if it names one. */
export function databaseIn(mongoUri: string): string | null {
  return /^[^/]+\/\/[^/]+\/([^?]+)/.exec(mongoUri)?.[1] ?? null;
}

/** MongoDB takes 63 bytes (https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions), of which a namespace may need 33. */
function namesADatabase(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,30}$/.test(databaseIn(text) ?? 'sinan');
}

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}
function listenAddress(text: string): ListenAddress | null {
  const [, host = '', port = ''] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(text) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= 65_535;
  return host !== '' && isPort ? { host: host.replace(/[[\]]/g, ''), port: Number(port) } : null;
}

/** RFC 5321 §4.5.3.1.1 allows 64 octets, of which `+` and the token of a mail need 33. */
function leavesRoomForToken(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@'));
  return local.length <= 31 && !local.includes('+');
}

const text = z.string().trim();
const AN_ORIGIN = 'be an http or https address without path, such as https://sinan.example.cn';
const A_DATABASE =
  'name a database of 1 to 30 letters, digits, - and _, or none; what a password has besides them is %-encoded';
const A_MAIL_SERVER = 'be the address of a mail server, such as smtps://user:password@mail.example.cn';

const limit = text
  .regex(/^[1-9]\d{0,5}$/, must('be a whole number from 1 to 999999'))
  .transform(Number)
  .optional();

/** Which documents the gateway answers: any text, or persisted ones only. */
const GRAPHQL_MODES = ['any', 'persisted'] as const;

/** What each environment variable must be. The order is the order in which its faults are told. */
export const SETTINGS = z.object({
  PORT: text
    .regex(/^\d{1,5}$/, must('be a whole number from 1 to 65535'))
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, must('be a whole number from 1 to 65535'))
    .default(4000),
  HOST: text.regex(/^[A-Za-z0-9.:-]{1,253}$/, must('be a host name or an IP address')).default('127.0.0.1'),
  PUBLIC_URL: text
    .refine((value) => !value.endsWith('/'), { ...must('not end with a slash'), abort: true })
    .refine(isOrigin, must(AN_ORIGIN))
    .optional(),
  SINAN_DATA: text.refine((path) => !path.includes('\0'), must('be a folder')).default('./data'),
  SINAN_SECRET: z.string().min(32, must('have at least 32 characters')).optional(),
  SMTP_URL: text.refine(isMailServer, must(A_MAIL_SERVER)).optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (value) => parseMailbox(value) !== null,
      must('be one mailbox on one line, such as Sinan 司南 <sinan@example.cn>'),
    )
    .optional(),
  SINAN_DKIM_KEY_FILE: text.refine((path) => !path.includes('\0'), must('be a file')).optional(),
  SINAN_DKIM_SELECTOR: text
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9-]{1,63})*$/,
      must('be a name in the DNS, such as s1'),
    )
    .optional(),
  SINAN_BOUNCE_ADDRESS: text
    .refine((value) => mailAddress.safeParse(value).success, { ...must('be an email address'), abort: true })
    .transform((value) => mailAddress.parse(value))
    .refine(leavesRoomForToken, must('have at most 31 characters and no + before the @'))
    .optional(),
  SINAN_BOUNCE_LISTEN: text
    .refine((value) => listenAddress(value) !== null, must('be host:port, such as 0.0.0.0:25'))
    .transform((value) => listenAddress(value) as ListenAddress)
    .optional(),
  SINAN_MAIL_PER_SECOND: limit,
  SINAN_MAIL_DOMAIN_PER_MINUTE: limit,
  SINAN_MAIL_DOMAIN_AT_ONCE: limit,
  SINAN_WEBHOOK_TARGETS: z.enum(['public', 'any'], must('be one of public, any')).default('public'),
  SINAN_ADMIN_EMAIL: text
    .refine((value) => mailAddress.safeParse(value).success, must('be an email address'))
    .transform((value) => mailAddress.parse(value))
    .optional(),
  SINAN_SECOND_FACTOR: z.enum(['required', 'optional'], must('be one of required, optional')).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, must(`be one of ${LOG_LEVELS.join(', ')}`)).default('info'),
  SINAN_NAMESPACE: text.regex(/^[a-z0-9-]{1,32}$/, must('be 1 to 32 of a-z, 0-9 and -')).optional(),
  SINAN_GRAPHQL: z.enum(GRAPHQL_MODES, must(`be one of ${GRAPHQL_MODES.join(', ')}`)).default('any'),
  SINAN_PROXIES: text
    .regex(/^\d$/, must('be how many proxies stand in front, from 0 to 9'))
    .transform(Number)
    .default(0),
  SINAN_CLOCK_FILE: text.refine((path) => !path.includes('\0'), must('be a file')).optional(),
  SINAN_REVIEW_STAGES: text
    .regex(/^[23]$/, must('be 2 or 3'))
    .transform((stages): 2 | 3 => (stages === '3' ? 3 : 2))
    .default(2),
  SINAN_FAULT_STEP: z.enum(STEPS, must(`be one of ${STEPS.join(', ')}`)).optional(),
  SINAN_FAULT_AFTER: text.regex(/^[1-9]\d{0,8}$/, must('be a whole number from 1')).optional(),
  SINAN_FOOTER_OPERATOR: text.max(120, must('have at most 120 characters')).optional(),
  SINAN_FOOTER_CONTACT: text.max(120, must('have at most 120 characters')).optional(),
  SINAN_FOOTER_ICP: text.max(60, must('have at most 60 characters')).optional(),
  SINAN_FOOTER_POLICE: text.max(60, must('have at most 60 characters')).optional(),
  SINAN_MAP_FILE: text.refine((path) => !path.includes('\0'), must('be a file')).optional(),
  SINAN_MAP_APPROVAL: text.max(60, must('have at most 60 characters')).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: text
    .refine(isCollector, must('be the address of a collector, such as http://localhost:4318'))
    .optional(),
  KAFKA_BROKERS: text
    .regex(/^[^\s,:]+:\d{1,5}(,[^\s,:]+:\d{1,5})*$/, must('be host:port, or several of them with commas between'))
    .transform((list) => list.split(','))
    .optional(),
  MONGODB_URI: text
    .refine(isMongoUri, { ...must('be an address such as mongodb://user:password@mongo.example.cn'), abort: true })
    .refine(namesADatabase, must(A_DATABASE))
    .optional(),
});
export type SettingName = keyof typeof SETTINGS.shape;
export type GivenSettings = z.infer<typeof SETTINGS>;

/** Settings whose value is never shown, not even when it is wrong. */
export const UNSHOWN: readonly SettingName[] = [
  'SINAN_SECRET',
  'SMTP_URL',
  'MONGODB_URI',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];
