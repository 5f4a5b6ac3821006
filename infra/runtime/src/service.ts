import type { Bus, Message } from '@sinan/bus';
import type { FileId, FileStore } from '@sinan/files';
import type { AnyOperation, Call, Envelope, Noun, TopicName } from '@sinan/schema';
import type { CollectionSpec, StoreHandle } from '@sinan/store';
import type { CentreDirectory } from './centres.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { SelfCheckName } from './self-check-table.ts';
import type { Found } from './self-checks.ts';
import type { Standing } from './standing.ts';
import type { Tracing } from './tracing.ts';

/** Runs an operation by name. The local one calls the room; a remote one would carry JSON. Refusals and invalid inputs come back as thrown. */
export interface Dispatcher {
  dispatch(name: string, call: Call, input: unknown): Promise<unknown>;
}
/** Whether staff duties are withheld from a session until a second factor has been entered in it. */
export type SecondFactor = 'required' | 'optional';

/** The deployment's settings that services may see. */
export interface Settings {
  /** Where people reach it, without a trailing slash: `http://localhost:4000`. */
  readonly publicUrl: string;
  /** The root of every HMAC. Never logged. */
  readonly secret: string;
  readonly administratorEmail: string;
  readonly mailFrom: string;
  /** Where mails that cannot be delivered come back to, each to an address of its own made of this one; null: they come back to `mailFrom`. */
  readonly bounceAddress: string | null;
  readonly mailLimits: MailLimits;
  /** Where webhooks may lead: to what everybody can reach, by https; or anywhere. */
  readonly webhookTargets: 'public' | 'any';
  /** How many stages the review of a warning has (三审三校). */
  readonly reviewStages: 2 | 3;
  readonly secondFactor: SecondFactor;
}

/** How fast one process sends mails; null: as fast as the mail server takes them. */
export interface MailLimits {
  readonly perSecond: number | null;
  /** To each receiving domain. */
  readonly perMinuteToDomain: number | null;
  readonly atOnceToDomain: number | null;
}

/** What the host hands to a service when it opens. `store` refuses other services' collections. */
export interface Resources {
  readonly store: StoreHandle;
  readonly bus: Bus;
  /** Bytes under their own hash. A document that names a file is written after it, and says so by `namesFiles`. */
  readonly files: FileStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly settings: Settings;
  readonly centres: CentreDirectory;
  /** Asks another service by an operation's name, as `system:<service>`: to render at the reader, or to decide on what its owner knows now. */
  readonly ask: (name: string, input: unknown) => Promise<unknown>;
  /**
   * Takes away files that nobody names any more, before the platform's sweep does. Resolves to those that are too young to be told from one that is about
   * to be named; they are to be asked for again.
   */
  readonly forgetFiles: (ids: readonly FileId[]) => Promise<readonly FileId[]>;
  /** Resolves when no byte of what was removed so far is left in the files of store and log. It reads all of both: once for many erasures. */
  readonly scrub: () => Promise<void>;
  /** Resolves when the store answers. */
  readonly pingStore: () => Promise<void>;
  /** A topic's full name in this deployment (its namespace in front). */
  readonly topic: (name: TopicName) => string;
}

/** A file as a document names it: what `GET /files/<id>` answers with. */
export interface NamedFile {
  readonly fileId: FileId;
  readonly mediaType: string;
  /** As it is saved by who downloads it: made by `safeFileName`. */
  readonly name: string;
}

/** A reaction: one group of one service, on facts of others (or its own). Keys of `on` are event types; others are ignored and counted. */
export interface Reaction<Room> {
  /** `<service>.<what for>`, e.g. `cases.intake`. Its offsets and parked rows go by this name for ever. */
  readonly group: string;
  readonly topics: readonly TopicName[];
  readonly on: { readonly [type: string]: (room: Room, event: Envelope, context: ReactionContext) => Promise<void> };
  /**
   * On a topic that keeps the last message of a key: what a tombstone leads to. `key` is the id of the aggregate that is to be forgotten. Like
   * an event it comes at least once, and the call of an event before it may still be running; what is parked of its key has gone before. Left
   * out, tombstones are ignored and counted.
   */
  readonly onTombstone?: (room: Room, key: string, context: ReactionContext) => Promise<void>;
  /** For open topics, where messages are not our envelopes: reads one into an event, or throws `Unprocessable`. */
  readonly read?: (message: Message) => Envelope;
  readonly timeoutMs?: number;
  readonly retries?: number;
}
export interface ReactionContext {
  readonly signal: AbortSignal;
  /** A call as `system:<service>` whose command id is derived from the event: run commands of this service with it. */
  readonly call: Call;
}

/** Work done beside the requests, until stopped: mail, relays, fan-outs. `start` returns at once; `stop` waits for what is in hand. */
export interface Worker<Room> {
  readonly name: string;
  start(room: Room, resources: Resources): { stop(): Promise<void> };
  /** How its rows stand, where what it works off are rows. */
  standing?(room: Room, resources: Resources): Promise<Standing>;
}

/** A self-check of one service. */
export interface ServiceCheck<Room> {
  readonly name: SelfCheckName;
  /** Null: nothing is found. */
  look(room: Room): Promise<Found | null>;
}

/** An aggregate whose history does not hold, and what is wrong with it. */
export interface BrokenChain {
  readonly id: string;
  readonly fault: string;
}

/** A public fact that an aggregate's history holds and its bus must know: on which topic, under which sequence and hash. */
export interface Said {
  readonly topic: TopicName;
  readonly sequence: number;
  readonly hash: string;
}

/**
 * One aggregate, looked at whole. `said`: what was relayed to topics that keep everything, in order. `lasting`: the newest on each topic that keeps
 * the last message of a key; a tombstone has no hash.
 */
export interface Inspected {
  readonly id: string;
  /** The decider's name. */
  readonly kind: string;
  readonly sequence: number;
  readonly fault: string | null;
  readonly said: readonly Said[];
  readonly lasting: readonly (Omit<Said, 'hash'> & { readonly hash: string | null })[];
}

/** What the host needs of an aggregate's handler. */
export interface Swept {
  /** Relays what a crash left behind, and finishes erasures; resolves to how many aggregates had something. */
  sweep(): Promise<number>;
  /**
   * Erases again all that was ever erased: to be called when older documents have come back (a restore), with the journal of before put back beside
   * them, and before anything else is done. Resolves to how many erasures found something.
   */
  reapply(): Promise<number>;
  /** How long the oldest entry that is not relayed yet has waited, in ms; 0 when none waits. */
  oldestWait(): Promise<number>;
  /** How its outboxes stand: late are those with an entry that has waited for a minute. */
  standing(): Promise<Standing>;
  /** What is wrong with histories: of the newest aggregates, of the next few in turn, and of those in which something was wrong before. */
  brokenChains(): Promise<readonly BrokenChain[]>;
  /** How many documents there are. */
  count(): Promise<number>;
  /** The first few documents that a newer release wrote, which this one refuses to change. Looks at all. */
  newer(): Promise<readonly string[]>;
  /** Every aggregate in the order of the ids, or those of `ids` that exist: its history against its document. Others get their turn between. */
  inspect(ids?: readonly string[]): AsyncGenerator<Inspected>;
  /** Says again what an aggregate said after a sequence, on every topic, in order: readers drop what they have seen. Resolves to how many messages. */
  republish(id: string, after: number): Promise<number>;
  /** Waits for the relays in flight. */
  stop(): Promise<void>;
}

/** What one service shows: the topology is the list of these. */
export interface ServiceDefinition<Room = unknown> {
  readonly name: string;
  readonly collections: readonly CollectionSpec[];
  readonly publishes: readonly TopicName[];
  /** Builds the service's room: its handlers over its collections. No I/O yet. */
  open(resources: Resources): Room;
  /** The service's aggregates: swept at start and every few seconds, and waited for at the stop. */
  aggregates?(room: Room): readonly Swept[];
  readonly operations: readonly AnyOperation<Room>[];
  /** Nouns of `schema/graphql/refs.ts` that this service resolves by id: noun → query that takes `{ids}` and gives JSON or null, in order. */
  readonly loaders: { readonly [noun: string]: AnyOperation<Room> };
  /**
   * Nouns whose ids stand in `/files/<id>`: noun → the operation that takes `{id}` and gives the file of it, or null for who may not have it. Made by
   * `fileOperation`, so that each reading is written down before the first byte.
   */
  readonly files?: { readonly [noun in Noun]?: AnyOperation<Room> };
  /** Those of the files that documents of this service name; the platform removes what no service names. Whoever has `files` has this. */
  namesFiles?(room: Room, ids: readonly FileId[]): Promise<readonly FileId[]>;
  /** Registers its fields on the one builder. Importing `graphql.ts` has no effect; calling this has. */
  graphql?(): void;
  readonly reactions: readonly Reaction<Room>[];
  readonly workers: readonly Worker<Room>[];
  /** What only this service can look for, besides what every service is looked at for. */
  readonly checks?: readonly ServiceCheck<Room>[];
}
/** Declares a service; the room's type is inferred from `open`. */
export function defineService<Room>(definition: ServiceDefinition<Room>): ServiceDefinition<Room> {
  return definition;
}
