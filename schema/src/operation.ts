import { z } from 'zod';
import type { Actor, Duty } from './actor.ts';
import type { Locale } from './errors.ts';

/** One request to an operation: who asks, in which language, and how to recognise it again. JSON-safe. */
export interface Call {
  readonly actor: Actor;
  readonly locale: Locale;
  /** A command's id (`cmd_` + UUIDv7). The client may send one; the gateway makes one otherwise. */
  readonly commandId: string;
  readonly origin: 'client' | 'reaction' | 'server';
  readonly correlationId: string;
  /** The family of the program that asks, where one is known: kept with the session that it opens. */
  readonly agent?: string;
  readonly causationId?: string;
  readonly traceparent?: string;
}

/** Who may ask at all. What they may ask *about* is decided inside (commands by their rules, queries by audience). */
export type Access =
  | 'anyone'
  | 'signed-in'
  | 'system'
  | 'program'
  /** Whoever holds one of these duties; with `orSystem` also the platform itself, as by the command line. */
  | { readonly duty: readonly Duty[]; readonly orSystem?: true };

/**
 * A command or query of a service. Inputs and outputs are JSON-safe, so that a dispatcher may carry them to another process.
 * `run` gets the service's own room (its handlers and collections) and never another's.
 */
export interface Operation<Room = never, I = unknown, O = unknown> {
  readonly kind: 'command' | 'query';
  /** `<service>.<verb>`, e.g. `cases.accept`. */
  readonly name: string;
  readonly access: Access;
  readonly input: z.ZodType<I>;
  run(room: Room, call: Call, input: I): Promise<O>;
}

/** Any operation of a room, for lists of them: its input's type is known to itself only. */
export interface AnyOperation<Room = never> {
  readonly kind: 'command' | 'query';
  readonly name: string;
  readonly access: Access;
  readonly input: z.ZodType;
  run(room: Room, call: Call, input: never): Promise<unknown>;
}

export function command<Room, I, O>(spec: Omit<Operation<Room, I, O>, 'kind'>): Operation<Room, I, O> {
  return { kind: 'command', ...spec };
}
export function query<Room, I, O>(spec: Omit<Operation<Room, I, O>, 'kind'>): Operation<Room, I, O> {
  return { kind: 'query', ...spec };
}

/** Runs an operation, typed. The input is parsed by the operation's own schema: `InvalidInput` when it does not hold. */
export type Ask = <Room, I, O>(operation: Operation<Room, I, O>, input: NoInfer<I>) => Promise<O>;

/** A page of a list: keyset, opaque cursors, `first` 1–100. */
export interface Slice<T> {
  readonly items: readonly T[];
  readonly cursors: readonly string[];
  readonly hasMore: boolean;
}

/** What every list takes beside its own filters: `input: z.strictObject({ ...paging, status })`. */
export const paging = { first: z.int().min(1).max(100), after: z.string().min(1).max(1_024).nullish() };

/** What a loader takes: the ids that one request asks for. It answers in their order. */
export const idList = z.strictObject({ ids: z.array(z.string().min(1).max(128)).max(1_000).readonly() });
