import { canonicalJson } from '@sinan/schema';
import type { DomainEvent } from './decider.ts';
import type { HistoryEntry } from './document.ts';
import { isBroken, seal, sha256 } from './seals.ts';

/**
 * The hash chain over an aggregate's history: SHA-256 over RFC 8785 JSON of the entry, which holds the hash of the entry before.
 * What may be erased enters only as salted digests, so an erasure (value and salt go) leaves the chain valid.
 */
type Unhashed = Omit<HistoryEntry, 'hash' | 'digests' | 'salts' | 'digest' | 'salt' | 'personal' | 'event'>;

/** The next link: `event`'s `personal` part is split off, and each of its fields sealed by a digest. */
export function chained(entry: Unhashed, event: DomainEvent): HistoryEntry {
  const { personal, ...open } = event;
  const whole = { ...entry, event: open, ...(personal === undefined ? {} : seal(personal)) };
  return { ...whole, hash: hashOf(whole) };
}

function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { personal: _personal, salts: _salts, salt: _salt, traceparent: _trace, ...covered } = entry;
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
    if (isBroken(entry)) return `the personal part of entry ${entry.sequence} was changed`;
    previous = hash;
  }
  return previous === head ? null : 'the tail was cut off';
}
