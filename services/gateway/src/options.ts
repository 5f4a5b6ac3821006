import type { Bus } from '@sinan/bus';
import type { FileStore } from '@sinan/files';
import type { CaughtMail } from '@sinan/mail';
import type {
  CentreDirectory,
  Clock,
  Dispatcher,
  Log,
  Metrics,
  Readiness,
  SelfCheckState,
  Settings,
  Tracing,
} from '@sinan/runtime';
import type { TopicName } from '@sinan/schema';
import type { Demonstration } from './demo/demonstration.ts';
import type { PersistedDocuments } from './graphql/documents.ts';
import type { Contributor } from './graphql/schema.ts';
import type { RateLimits } from './http/rates.ts';
import type { Portal } from './portal/files.ts';

/** What the gateway is handed by who composes the services. It imports none of them. */
export interface GatewayOptions {
  readonly services: readonly Contributor[];
  readonly dispatcher: Dispatcher;
  readonly bus: Bus;
  readonly files: FileStore;
  /** How long an upload may give nothing, in ms. Default 15,000. */
  readonly stalledMs?: number;
  /** A topic's full name in this deployment. */
  readonly topic: (name: TopicName) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Nothing is traced when it is left out. */
  readonly tracing?: Tracing;
  readonly settings: Settings;
  readonly centres: CentreDirectory;
  readonly health: { live(): boolean; ready(): Promise<Readiness>; checks(): readonly SelfCheckState[] };
  /** The built-in mail catcher: given only where both address and `publicUrl` are loopback. */
  readonly mailbox?: Mailbox;
  /** The pages that run in the browser, what they say of who runs this, and a map. None when it is left out. */
  readonly portal?: Portal;
  /** Fictitious data: offered, or there already. Left out where neither is. */
  readonly demonstration?: Demonstration;
  /** Whether this is a loopback deployment: GraphiQL and introspection are on. */
  readonly development: boolean;
  /** The documents that clients may name by id. Default: none, and any text is answered. */
  readonly persisted?: PersistedDocuments;
  /** What is left out is the default. */
  readonly limits?: GatewayLimits;
}

/** What the gateway bears of its callers, and they of it. */
export interface GatewayLimits {
  /** How long any answer may take to begin, in ms. Default 20,000. */
  readonly answerWithinMs?: number;
  /** How often callers may do what. Default: `RATE_LIMITS`. */
  readonly rates?: RateLimits | 'none';
  /** How many proxies of the operator's own stand in front, each saying in `X-Forwarded-For` whom it heard from. Default none. */
  readonly proxies?: number;
}

export interface Mailbox {
  list(query: { readonly limit: number }): readonly CaughtMail[];
  get(id: string): CaughtMail | null;
}
