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

function digestOf(value: unknown, salt: string): string {
  return sha256(`${salt}\0${canonicalJson(value)}`);
}
