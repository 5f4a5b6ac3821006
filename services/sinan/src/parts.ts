import { type Config, ConfigError, nearest } from '@sinan/runtime';

/** What one process serves of the platform. */
export interface Parts {
  /** Whether it is everything, and so alone. */
  readonly whole: boolean;
  /** Whether it answers people and programs over HTTP. */
  readonly gateway: boolean;
  /** Whether it runs a service's reactions, workers and sweeps. */
  runs(service: string): boolean;
  /** How logs and brokers name this process: `gateway`, `cases+risk`; `sinan` for everything. */
  readonly title: string;
}

const GATEWAY = 'gateway';

/**
 * The parts asked for on the command line, of the services that there are; none asked for is everything. Throws `ConfigError` for one that
 * does not exist, and for a split that the settings do not carry.
 */
export function partsOf(
  asked: readonly string[],
  services: readonly string[],
  { servers, smtpUrl, publicUrlGiven }: Pick<Config, 'servers' | 'smtpUrl' | 'publicUrlGiven'>,
): Parts {
  const known = [GATEWAY, ...services];
  const wanted = new Set(asked.length === 0 ? known : asked);
  const whole = known.every((name) => wanted.has(name));
  const lines = [
    ...unknown(wanted, known),
    ...(whole || servers ? [] : [embeddedSplit(asked)]),
    ...(whole || smtpUrl || !wanted.has('notifications') ? [] : [NO_MAIL]),
    ...(whole || publicUrlGiven || !servers ? [] : [NO_URL]),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  return {
    whole,
    gateway: wanted.has(GATEWAY),
    runs: (service) => whole || wanted.has(service),
    title: whole ? 'sinan' : [...wanted].join('+'),
  };
}

const NO_URL = 'PUBLIC_URL is missing: several processes must name the same address in mails and links.';
const NO_MAIL = 'SMTP_URL is missing: the built-in mailbox serves one process, and these are several.';

function unknown(wanted: ReadonlySet<string>, known: readonly string[]): readonly string[] {
  return [...wanted]
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a service. Did you mean ${nearest(name, known)}? There are ${known.join(', ')}.`);
}

function embeddedSplit(asked: readonly string[]): string {
  return `serve ${asked.join(' ')} needs KAFKA_BROKERS and MONGODB_URI: on a data folder one process serves everything.`;
}
