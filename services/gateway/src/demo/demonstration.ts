import type { Call } from '@sinan/schema';

/** The same text in both languages. */
interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Fictitious data to look around in, as the gateway is handed it: what is offered, or what is there. */
export type Demonstration = OfferedDemonstration | HeldDemonstration;

export interface OfferedDemonstration {
  readonly status: 'offered';
  /** Whether nobody has done anything here yet: only then is it offered. */
  holdsNothing(): Promise<boolean>;
  /** Begins to make it: from then on another endpoint answers, until it is made. */
  make(): Promise<void>;
}

export interface HeldDemonstration {
  readonly status: 'held';
  /** Null where others than this machine may come: then there is the banner, and no way in. */
  readonly entrance: Entrance | null;
}

/** Whom one may be. */
export interface Entrance {
  readonly persons: readonly DemonstrationPerson[];
  /** By the key of one of them; the session that it opens, or none where a link is enough, and where their work is. */
  enter(key: string, call: Call): Promise<Entered>;
}
export interface DemonstrationPerson {
  readonly key: string;
  readonly kind: Both;
  readonly does: Both;
  readonly email: string;
}
export interface Entered {
  readonly session: { readonly sessionToken: string; readonly expiresAt: string } | null;
  readonly leadsTo: string;
}
