import type { Decider } from '@sinan/aggregate';
import { type Id, type Locale, Refusal } from '@sinan/schema';

export type SignInPurpose = 'sign-in' | 'administrator';
/** Wrong codes that a link bears. The token in the mail goes on working, so that nobody can spoil another's link by guessing. */
export const CODE_TRIES = 5;

export type LinkEvent =
  | {
      readonly type: 'LinkIssued';
      readonly purpose: SignInPurpose;
      readonly personal: { readonly email: string };
      readonly locale: Locale;
      readonly expiresAt: string;
    }
  /** Whose code it would have been, when they are known; not in what the first release wrote. */
  | { readonly type: 'CodeMissed'; readonly personId?: Id<'person'> | null }
  | {
      readonly type: 'LinkUsed';
      readonly sessionId: Id<'session'>;
      readonly usedAt: string;
      readonly personId?: Id<'person'> | null;
    }
  | { readonly type: 'LinkErased'; readonly purpose: SignInPurpose };

interface Issued {
  readonly purpose: SignInPurpose;
  readonly email: string;
  readonly locale: Locale;
  readonly expiresAt: string;
}
/** Only state: the token and the code are derived from the link's id, and stand nowhere. */
export type LinkState =
  | { readonly status: 'none' }
  | ({ readonly status: 'open'; readonly misses: number } & Issued)
  | ({ readonly status: 'used'; readonly sessionId: Id<'session'>; readonly usedAt: string } & Issued)
  /** With the person of its address: good for nothing any more. */
  | ({ readonly status: 'erased' } & Pick<Issued, 'purpose' | 'expiresAt'>);

/** What shows that the mail was read. A token was checked when its link id was read from it. */
export type Proof = { readonly by: 'token' } | { readonly by: 'code'; readonly right: boolean };

/** `at` and `expiresAt` are instants. The person is that of the link's address, null while there is none. The session of the one use is named with it, so that a retry opens no second one. */
export type LinkCommand =
  | ({ readonly type: 'Issue' } & Issued)
  | {
      readonly type: 'Use';
      readonly proof: Proof;
      readonly sessionId: Id<'session'>;
      readonly personId: Id<'person'> | null;
      readonly at: string;
    }
  | { readonly type: 'Erase' };

/** A mailed way in: good until it expires, and once. */
export const linkDecider: Decider<LinkState, LinkCommand, LinkEvent> = {
  name: 'link',
  version: 2,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Issue':
        return issued(command, state);
      case 'Use':
        return used(command, state);
      case 'Erase':
        return erased(state);
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'LinkIssued': {
        const { purpose, personal, locale, expiresAt } = event;
        return { status: 'open', misses: 0, purpose, email: personal.email, locale, expiresAt };
      }
      case 'CodeMissed':
        return state.status === 'open' ? { ...state, misses: state.misses + 1 } : state;
      case 'LinkUsed': {
        if (state.status !== 'open') return state;
        const { purpose, email, locale, expiresAt } = state;
        return { status: 'used', purpose, email, locale, expiresAt, sessionId: event.sessionId, usedAt: event.usedAt };
      }
      case 'LinkErased':
        if (state.status === 'none' || state.status === 'erased') return state;
        return { status: 'erased', purpose: state.purpose, expiresAt: state.expiresAt };
      default:
        return event satisfies never;
    }
  },
};

function issued({ purpose, email, locale, expiresAt }: Issued, state: LinkState): readonly LinkEvent[] {
  if (state.status !== 'none') throw new Refusal('ALREADY_EXISTS');
  return [{ type: 'LinkIssued', purpose, personal: { email }, locale, expiresAt }];
}

/** A wrong code is an event, not a refusal: it must be counted. */
function used(command: LinkCommand & { type: 'Use' }, state: LinkState): readonly LinkEvent[] {
  const { proof, sessionId, personId, at } = command;
  if (state.status !== 'open' || at >= state.expiresAt) throw new Refusal('LINK_INVALID');
  if (proof.by === 'code' && !takesCodes(state)) throw new Refusal('LINK_INVALID');
  if (proof.by === 'code' && !proof.right) return [{ type: 'CodeMissed', personId }];
  return [{ type: 'LinkUsed', sessionId, usedAt: at, personId }];
}

function erased(state: LinkState): readonly LinkEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  return state.status === 'erased' ? [] : [{ type: 'LinkErased', purpose: state.purpose }];
}

/** The administrator's link is printed, without a code beside it. */
function takesCodes(state: LinkState & { status: 'open' }): boolean {
  return state.purpose === 'sign-in' && state.misses < CODE_TRIES;
}
