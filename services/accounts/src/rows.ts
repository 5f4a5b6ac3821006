import type { Duty, Id } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';

/** The plain rows of this room: what needs no history. None holds an address, a token or a code. */

/** That a value is taken, and by what. The id is an HMAC of the value. */
export interface Reservation extends Doc {
  readonly target: string;
}
export const reservationRows: CollectionSpec = { owner: 'accounts', name: 'reservations', fields: {}, indexes: [] };

/**
 * A sign-in that holds until it expires or is ended. Its token is derived from its id. Nothing tells from where it came; the last four fields are not in
 * what the first release wrote.
 */
export interface SessionRow extends Doc {
  readonly id: Id<'session'>;
  readonly personId: Id<'person'>;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revoked: boolean;
  /** When it was used last, as far as that is noted. */
  readonly activeAt?: string;
  /** When the second factor was entered in it last. */
  readonly secondFactorAt?: string | null;
  /** The family of the program that opened it: `Firefox`, `WeChat`. */
  readonly agent?: string | null;
}
export const sessionRows: CollectionSpec = {
  owner: 'accounts',
  name: 'sessions',
  fields: { personId: 'string' },
  indexes: [{ equal: ['personId'] }],
};

/** A token as the first release kept it: made into what tokens are today when a process starts. */
export interface TokenRow extends Doc {
  readonly id: Id<'token'>;
  readonly label: string;
  readonly sources: readonly string[];
  readonly issuedBy: Id<'person'>;
  readonly revoked: boolean;
}
export const tokenRows: CollectionSpec = { owner: 'accounts', name: 'tokens', fields: {}, indexes: [] };

/** On which day (UTC) a token was used last. The id is the token's. */
export interface TokenUseRow extends Doc {
  readonly usedOn: string;
}
export const tokenUseRows: CollectionSpec = { owner: 'accounts', name: 'token_uses', fields: {}, indexes: [] };

/** When links were asked for under one address, as far as it still counts. The id is an HMAC of the address. */
export interface AttemptRow extends Doc {
  readonly asked: readonly { readonly commandId: string; readonly at: number }[];
}
export const attemptRows: CollectionSpec = { owner: 'accounts', name: 'attempts', fields: {}, indexes: [] };

/** When wrong codes were entered under one address, as far as it still counts. The id is an HMAC of the address. */
export const missedCodeRows: CollectionSpec = { owner: 'accounts', name: 'missed_codes', fields: {}, indexes: [] };

/** A duty as an index holds it: `administrator`, `intake@ctr_…`. */
export function dutyKey(duty: Duty, centreId: Id<'centre'> | null): string {
  return centreId === null ? duty : `${duty}@${centreId}`;
}
