import { hash, randomUUID } from 'node:crypto';
import { canonicalJson } from '@sinan/schema';
import type { DomainEvent } from './decider.ts';
import type { HistoryEntry } from './document.ts';

/**
 * The hash chain over an aggregate's history: SHA-256 over RFC 8785 JSON of the entry, which holds the hash of the entry before.
 * What may be erased enters only as a salted digest, so an erasure (value and salt go) leaves the chain valid.
 */
function sha256(text: string): string {
  return hash('sha256', text);
}

type Unhashed = Omit<HistoryEntry, 'hash' | 'digest' | 'salt' | 'personal' | 'event'>;

/** The next link: `event`'s `personal` part is split off and sealed by a digest. */
export function chained(entry: Unhashed, event: DomainEvent): HistoryEntry {
  const { personal, ...open } = event;
  const sealed = personal === undefined ? {} : seal(personal);
  const whole = { ...entry, event: open, ...sealed };
  return { ...whole, hash: hashOf(whole) };
}

function seal(personal: NonNullable<DomainEvent['personal']>) {
  // 122 random bits, from the pool that Node keeps for these: several times cheaper than a call for bytes.
  const salt = randomUUID();
  return { personal, salt, digest: digestOf(personal, salt) };
}
function digestOf(personal: unknown, salt: string): string {
  return sha256(`${salt}\0${canonicalJson(personal)}`);
}
function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { personal: _personal, salt: _salt, traceparent: _trace, ...covered } = entry;
  return sha256(canonicalJson(covered));
}

/** The first thing wrong with a history in order, or null. `head` is the document's (or the bus's) last hash: a cut tail shows. */
export function brokenLink(history: readonly HistoryEntry[], head: string): string | null {
  let previous: string | null = null;
  for (const [index, entry] of history.entries()) {
    if (entry.sequence !== index + 1) return `entry ${index + 1} is missing`;
    if (entry.previous !== previous) return `entry ${entry.sequence} does not follow the one before`;
    const { hash, ...rest } = entry;
    if (hashOf(rest) !== hash) return `entry ${entry.sequence} was changed`;
    if (entry.salt !== undefined && digestOf(entry.personal, entry.salt) !== entry.digest)
      return `the personal part of entry ${entry.sequence} was changed`;
    previous = hash;
  }
  return previous === head ? null : 'the tail was cut off';
}
