import { hash, randomUUID } from 'node:crypto';
import { canonicalJson } from '@sinan/schema';
import type { DomainEvent } from './decider.ts';
import type { HistoryEntry } from './document.ts';

/**
 * What may be erased of an entry is sealed field by field: each has a salt of its own, and a digest over salt and value that the entry's hash
 * covers. So one field can go, with its salt, while the others stay provable, and nobody can guess a short value from its digest.
 */
export type Sealed = Required<Pick<HistoryEntry, 'personal' | 'salts' | 'digests'>>;

export function sha256(text: string): string {
  return hash('sha256', text);
}

export function seal(personal: NonNullable<DomainEvent['personal']>): Sealed {
  const salts: { [field: string]: string } = {};
  const digests: { [field: string]: string } = {};
  for (const [field, value] of Object.entries(personal)) {
    if (value === undefined) continue;
    // 122 random bits, from the pool that Node keeps for these: several times cheaper than a call for bytes.
    const salt = randomUUID();
    salts[field] = salt;
    digests[field] = digestOf(value, salt);
  }
  return { personal, salts, digests };
}

/** Whether something that is still there is not what was sealed, or can no longer be shown to be. */
export function isBroken({ personal = {}, salts = {}, digests = {}, salt, digest }: HistoryEntry): boolean {
  if (digest !== undefined) return salt !== undefined && digestOf(personal, salt) !== digest;
  const fields = new Set([...Object.keys(personal), ...Object.keys(salts)]);
  return [...fields].some((field) => {
    const [value, own] = [personal[field], salts[field]];
    if (value === undefined || own === undefined) return value !== own;
    return digestOf(value, own) !== digests[field];
  });
}

/**
 * What to forget of an aggregate's past: of the entries of each type all that is personal, or these fields of it; or of all entries all. JSON.
 */
export type Forgetting = 'all' | { readonly [eventType: string]: 'all' | readonly string[] };

/** The entry without what is to be forgotten, or the entry itself when it holds none of it. */
export function stripped(entry: HistoryEntry, forget: Forgetting): HistoryEntry {
  const named = forget === 'all' ? 'all' : (forget[entry.event.type] ?? []);
  const isNamed = (field: string) => named === 'all' || named.includes(field);
  const { personal = {}, salts, salt, ...rest } = entry;
  if (![...Object.keys(personal), ...Object.keys(salts ?? {})].some(isNamed)) return entry;
  // A salt that stood for the whole goes with the first field: beside the other fields it would let this one be guessed.
  const left = { personal: without(personal, isNamed), ...(salts ? { salts: without(salts, isNamed) } : {}) };
  return Object.keys(left.personal).length === 0 ? rest : { ...rest, ...left };
}

/** Whether something was erased of it. */
export function isStripped({ salts = {}, digests = {}, salt, digest }: HistoryEntry): boolean {
  return digest === undefined ? Object.keys(digests).some((field) => !(field in salts)) : salt === undefined;
}

function without<T>(
  all: { readonly [field: string]: T },
  isGone: (field: string) => boolean,
): { readonly [field: string]: T } {
  return Object.fromEntries(Object.entries(all).filter(([field]) => !isGone(field)));
}

function digestOf(value: unknown, salt: string): string {
  return sha256(`${salt}\0${canonicalJson(value)}`);
}
