import { createHmac, randomBytes } from 'node:crypto';
import { v7, validate, version } from 'uuid';

/** Every id is a UUIDv7 behind the prefix of its noun: `cas_01990b7e-…`. The prefix makes a wrong id visible where it is passed. */
export const ID_PREFIXES = {
  case: 'cas',
  draft: 'drf',
  consultation: 'con',
  message: 'msg',
  note: 'nte',
  material: 'mat',
  ledgerEntry: 'led',
  person: 'per',
  organisation: 'org',
  membership: 'mem',
  centre: 'ctr',
  duties: 'dty',
  link: 'lnk',
  session: 'ses',
  token: 'tok',
  factor: 'fac',
  partner: 'prt',
  warning: 'wrn',
  subscription: 'sub',
  expert: 'exp',
  invitation: 'inv',
  upload: 'upl',
  access: 'acs',
  command: 'cmd',
} as const;
export type Noun = keyof typeof ID_PREFIXES;

declare const brand: unique symbol;
/** The branded id of a noun. `Id<'case'>` is a string that only `newId`, `deriveId` or `parseId` can make. */
export type Id<N extends Noun = Noun> = string & { readonly [brand]: N };

/** A new id. `now` is ms since the epoch and becomes the id's time. */
export function newId<N extends Noun>(noun: N, now: number): Id<N> {
  return `${ID_PREFIXES[noun]}_${v7({ msecs: now, random: sixteenBytes() })}` as Id<N>;
}

const POOL_BYTES = 4_096;
let pool = randomBytes(POOL_BYTES);
let used = 0;

/** Random bytes for one id. Asking the system for many ids' at once costs a fraction of asking each time; none is given twice. */
function sixteenBytes(): Uint8Array {
  if (used + 16 > POOL_BYTES) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** Whether `value` is an id of this noun: right prefix, UUIDv7 in lower case. */
export function isId<N extends Noun>(noun: N, value: unknown): value is Id<N> {
  if (typeof value !== 'string') return false;
  const [prefix, uuid] = [value.slice(0, 3), value.slice(4)];
  return (
    prefix === ID_PREFIXES[noun] &&
    value[3] === '_' &&
    uuid === uuid.toLowerCase() &&
    validate(uuid) &&
    version(uuid) === 7
  );
}

/** The time (ms) in an id's UUIDv7. */
export function timeOf(id: Id): number {
  return Number.parseInt(id.slice(4).replaceAll('-', '').slice(0, 12), 16);
}

/**
 * The id of what a command creates, or of a command that a reaction derives: the time of `seed` (or `at`, ms) and 74 bits of
 * HMAC-SHA-256(secret, parts), so the same seed always gives the same id and no client can choose or probe another's.
 */
export function deriveId<N extends Noun>(noun: N, at: number, secret: string, ...parts: readonly string[]): Id<N> {
  const random = createHmac('sha256', secret)
    .update([noun, ...parts].join('\0'))
    .digest();
  return `${ID_PREFIXES[noun]}_${v7({ msecs: at, random: random.subarray(0, 16), seq: random.readUInt32BE(16) >>> 0 })}` as Id<N>;
}
