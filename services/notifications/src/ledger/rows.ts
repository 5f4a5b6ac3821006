import { type NewWork, type WorkRow, workCollection } from '@sinan/aggregate';
import { ticketOf } from '@sinan/mail';
import type { Id } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import { CLASS_OF_OLD, type MailClass } from '../dispatch/classes.ts';
import { type ContentOf, type MailState, mailIdOf, partOf, type WarningMailKind, type WarningPart } from '../rows.ts';

/**
 * What became of one reader's mail. `trying`: its transmission may have begun, and nobody knows how it ended; `again`: that was so once, and it is sent once more, under
 * the same Message-ID; `moved`: it goes on by a row of its own, since the server deferred it or it has to wait for something. The others as of a mail's row.
 */
const LETTERS = {
  ...{ waiting: 'w', trying: 't', again: 'a', moved: 'm' },
  ...{ sent: 's', bounced: 'b', refused: 'r', unknown: 'u', suppressed: 'x', expired: 'e' },
} as const;
export type EntryState = keyof typeof LETTERS;
const STATES = new Map<string, EntryState>(
  Object.entries(LETTERS).map(([state, letter]) => [letter, state as EntryState]),
);

/** At most so many readers in a shard. */
export const SHARD_READERS = 500;

/** How many of a shard's mails have come to which end; with those that wait and those that were moved they make up all of them. */
const COUNTED = ['waiting', 'moved', 'sent', 'bounced', 'refused', 'unknown', 'suppressed', 'expired'] as const;
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;
export const COUNTS: readonly string[] = [...COUNTED, 'matched'];

/**
 * A shard of the delivery ledger: up to 500 readers who are told of one part of a warning by mails of their own, and what became of each mail. The shards of a part
 * stand side by side: each has those of its readers whose subscription's id is greater than `after` and up to `through`. Id: `shard/<warning>.<part>/<after>`,
 * so that two who plan the same part write the same row, and a reader's entry is found by one read.
 */
export interface ShardRow extends WorkRow, Counts {
  readonly about: Id<'warning'>;
  readonly part: WarningPart;
  readonly content: ContentOf<WarningMailKind>;
  readonly askedAt: string;
  readonly through: string;
  /** The ids of their subscriptions, where an earlier release wrote them: else they stand apart ({@link ShardReaders}). */
  readonly readers?: readonly string[];
  /** A letter for each of its readers. */
  readonly states: string;
  /** When each mail's outcome came, in seconds after `askedAt`; null before. */
  readonly ended: readonly (number | null)[];
  readonly matched: number;
  /** By what its mails are known if they come back, with the place of the reader. */
  readonly code: string;
  /** The redrive that it was last taken up by, and how many of its mails went on by it. */
  readonly redriven?: { readonly id: string; readonly mails: number };
}

/** Whom a shard is for. Apart from what becomes of their mails, which is written some thirty times while these never change. Id: the shard's. */
export interface ShardReaders extends Doc {
  readonly through: string;
  /** The ids of their subscriptions, in order, a space between them. */
  readonly ids: string;
}
export const shardReadersCollection: CollectionSpec = {
  ...{ owner: 'notifications', name: 'shard_readers', fields: {}, indexes: [] },
};

const work = workCollection('notifications', 'shards', CLASS_OF_OLD);
export const shardCollection: CollectionSpec = {
  ...work,
  fields: {
    ...work.fields,
    about: 'string',
    part: 'string',
    code: 'string',
    ...Object.fromEntries(COUNTS.map((count) => [count, 'number' as const])),
  },
  indexes: [...work.indexes, { equal: ['about'] }, { equal: ['code'] }],
};

/** Before, and after, the ids of all shards of a warning's part. */
export function shardIds(warningId: string, part: WarningPart): { readonly first: string; readonly end: string } {
  const first = `shard/${warningId}.${part}/`;
  return { first, end: `${first.slice(0, -1)}0` };
}

/** After every id of a subscription. */
export const LAST = '~';

/** A shard as it is planned: nobody is mailed yet. `many`: how many readers it has. */
export function plannedShard(
  content: ContentOf<WarningMailKind>,
  { id, through, many }: { readonly id: string; readonly through: string; readonly many: number },
  where: { readonly lane: MailClass; readonly askedAt: string; readonly secret: string },
): NewWork<ShardRow> {
  const states = LETTERS.waiting.repeat(many);
  return {
    ...{ id, about: content.warningId, part: partOf(content), content, states },
    ...{ lane: where.lane, askedAt: where.askedAt, through, code: codeOf(where.secret, id) },
    ended: Array.from(states, () => null),
    ...countsOf(states),
    matched: many,
  };
}

/** The id of the shard of a part whose readers come behind an id. */
export function shardIdOf(content: ContentOf<WarningMailKind>, after: string): string {
  return `${shardIds(content.warningId, partOf(content)).first}${after}`;
}

/** Whether a reader's mail would stand in a shard, if it has one. */
export function isWithin({ id, about, part, through }: ShardRow, subscriptionId: string): boolean {
  return `${shardIds(about, part).first}${subscriptionId}` > id && subscriptionId <= through;
}

/** The shard with these outcomes, by the readers' places. `now`: ms since the epoch. */
export function withStates<Row extends Pick<ShardRow, 'states' | 'ended' | 'askedAt'>>(
  row: Row,
  changes: ReadonlyMap<number, EntryState>,
  now: number,
): Row {
  const [letters, ended] = [row.states.split(''), [...row.ended]];
  const after = Math.floor((now - Date.parse(row.askedAt)) / 1_000);
  for (const [place, state] of changes) {
    letters[place] = LETTERS[state];
    ended[place] = hasGone(state) ? (ended[place] ?? after) : null;
  }
  const states = letters.join('');
  return { ...row, states, ended, ...countsOf(states) };
}

function countsOf(states: string): Counts {
  const counts = Object.fromEntries(COUNTED.map((state) => [state, 0])) as Record<keyof Counts, number>;
  for (const letter of states) {
    const state = stateOf(letter);
    counts[state === 'trying' || state === 'again' ? 'waiting' : state] += 1;
  }
  return counts;
}

function stateOf(letter: string | undefined): EntryState {
  const state = STATES.get(letter ?? '');
  if (state === undefined) throw new Error('a shard says of a mail what nobody knows');
  return state;
}

/** One reader's place in a shard. */
export interface Entry {
  readonly shard: ShardRow;
  readonly place: number;
  readonly state: EntryState;
  readonly subscriptionId: string;
  /** The mail's id: its Message-ID derives from it. */
  readonly id: string;
  readonly sentAt: string | null;
}

export function entryAt(shard: ShardRow, place: number, subscriptionId: string): Entry {
  const [state, seconds] = [stateAt(shard, place), shard.ended[place] ?? null];
  const sentAt = seconds === null ? null : new Date(Date.parse(shard.askedAt) + seconds * 1_000).toISOString();
  return { shard, place, state, subscriptionId, id: mailIdOf(shard.content, subscriptionId), sentAt };
}

/** What became of the mail at a place. */
export function stateAt({ states }: ShardRow, place: number): EntryState {
  return stateOf(states[place]);
}

/** The places in a shard, with what became of the mail of each. */
export function statesIn({ states }: ShardRow): readonly (readonly [place: number, state: EntryState])[] {
  return Array.from(states, (letter, place) => [place, stateOf(letter)]);
}

/** Whether a mail in this state went out, or may have. */
export function hasGone(state: EntryState): boolean {
  return state === 'sent' || state === 'unknown' || state === 'bounced';
}
/** Whether nobody knows yet whether the mail goes out. */
export function isOnItsWay(state: EntryState): boolean {
  return state === 'waiting' || state === 'trying' || state === 'again';
}

/** The state of a mail as that of a row; null for one that has a row. */
export function mailState({ state, shard }: Entry): Exclude<MailState, 'gathered'> | null {
  if (state === 'moved') return null;
  if (isOnItsWay(state)) return shard.open ? 'waiting' : 'expired';
  return state as Exclude<EntryState, 'moved' | 'waiting' | 'trying' | 'again'>;
}

/** A ticket is as long as that of a mail's row: a shard's code, and the place in it in base 32. */
const CODE = 13;
function codeOf(secret: string, shardId: string): string {
  return ticketOf(secret, shardId).slice(0, CODE);
}
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';

/** By which a mail of a shard is found again when it comes back. */
export function entryTicket({ code }: ShardRow, place: number): string {
  return `${code}${[place >> 10, place >> 5, place].map((digit) => DIGITS[digit & 31]).join('')}`;
}
/** The shard and the place that a ticket names, if it is one of a shard's mails. */
export function readEntryTicket(ticket: string): { readonly code: string; readonly place: number } {
  const digits = [...ticket.slice(CODE)].map((digit) => DIGITS.indexOf(digit));
  return { code: ticket.slice(0, CODE), place: digits.reduce((sum, digit) => sum * 32 + digit, 0) };
}
