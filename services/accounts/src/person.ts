import type { Decider } from '@sinan/aggregate';
import {
  ADMINISTRATORS,
  DUTIES,
  type Duty,
  type HeldDuty,
  type Id,
  InvalidInput,
  type Locale,
  Refusal,
} from '@sinan/schema';

export type PersonEvent =
  | { readonly type: 'PersonRegistered'; readonly personal: { readonly email: string }; readonly locale: Locale }
  | { readonly type: 'LanguageChosen'; readonly personal: { readonly email: string }; readonly locale: Locale }
  | { readonly type: 'DutyGranted'; readonly duty: Duty; readonly centreId: Id<'centre'> | null }
  | { readonly type: 'DutyRevoked'; readonly duty: Duty; readonly centreId: Id<'centre'> | null }
  /** `reason`: a code of `LOCK_REASONS`; null where none was given, and not there in what the first releases wrote. */
  | { readonly type: 'PersonLocked'; readonly reason?: string | null }
  | { readonly type: 'PersonUnlocked' }
  /** Which of the person's sessions were ended; that is done before it is said. */
  | { readonly type: 'SessionsEnded'; readonly which: EndedSessions }
  /** `again`: said once more, for others to look again. */
  | { readonly type: 'PersonErased'; readonly reason: ErasedFor; readonly erasedAt: string; readonly again: boolean };

/** One of them, by its id, all but the one that asked, or all. */
export type EndedSessions = Id<'session'> | 'others' | 'all';

/** A code of `ERASURE_REASONS`; `own` when it was the person, here. */
export type ErasedFor = string;

export type PersonState =
  | { readonly status: 'none' }
  /** Nothing is left but that there was a person: the id leads nowhere. */
  | { readonly status: 'erased'; readonly erasedAt: string }
  | {
      readonly status: 'registered';
      readonly email: string;
      readonly locale: Locale;
      readonly duties: readonly HeldDuty[];
      /** Nobody at all, until unlocked: neither session nor link opens anything. */
      readonly locked: boolean;
    };

interface Contact {
  readonly email: string;
  readonly locale: Locale;
}

/**
 * One call is one command on one person, so `GrantDuty` registers whom it does not find, and `SignIn` gives the duty that the link
 * `brings` (the administrator's does). Only the person's own sign-in says which language they read.
 */
export type PersonCommand =
  | ({ readonly type: 'SignIn'; readonly brings: HeldDuty | null } & Contact)
  | ({ readonly type: 'GrantDuty'; readonly centreKnown: boolean } & Contact & HeldDuty)
  | ({ readonly type: 'RevokeDuty' } & HeldDuty)
  | { readonly type: 'Lock'; readonly reason: string | null }
  | { readonly type: 'Unlock' }
  | { readonly type: 'EndSessions'; readonly which: EndedSessions }
  | { readonly type: 'Erase'; readonly reason: ErasedFor; readonly at: string; readonly again: boolean };

/** Whoever signs in here: an address, a language, and the duties they hold. Signing in and granting again change nothing. */
export const personDecider: Decider<PersonState, PersonCommand, PersonEvent> = {
  name: 'person',
  version: 3,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'SignIn':
        return signedIn(command, state);
      case 'GrantDuty':
        return granted(command, state);
      case 'RevokeDuty':
        return revoked(command, state);
      case 'Lock':
        return known(state).locked ? [] : [{ type: 'PersonLocked', reason: command.reason }];
      case 'Unlock':
        return known(state).locked ? [{ type: 'PersonUnlocked' }] : [];
      case 'EndSessions':
        return known(state) && [{ type: 'SessionsEnded', which: command.which }];
      case 'Erase':
        return erased(command, state);
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PersonRegistered':
        return { status: 'registered', email: event.personal.email, locale: event.locale, duties: [], locked: false };
      case 'LanguageChosen':
        return state.status === 'registered' ? { ...state, locale: event.locale } : state;
      case 'DutyGranted':
        return withDuties(state, (duties) => [...duties, { duty: event.duty, centreId: event.centreId }]);
      case 'DutyRevoked':
        return withDuties(state, (duties) => duties.filter((held) => !same(held, event)));
      case 'PersonLocked':
      case 'PersonUnlocked':
        return state.status === 'registered' ? { ...state, locked: event.type === 'PersonLocked' } : state;
      case 'SessionsEnded':
        return state;
      case 'PersonErased':
        return { status: 'erased', erasedAt: event.erasedAt };
      default:
        return event satisfies never;
    }
  },
  upcast,
};

/** What version 1 wrote: nobody could be locked yet; and what version 2 did: nobody could be erased. */
function upcast(state: unknown, version: number): PersonState {
  const stored = state as PersonState;
  return version < 2 && stored.status === 'registered' ? { ...stored, locked: false } : stored;
}

function known(state: PersonState): PersonState & { status: 'registered' } {
  if (state.status !== 'registered') throw new Refusal('NOT_FOUND');
  return state;
}

/** Whoever has duties is known by them to others, who must hear first that they end. Said again it is of who was erased. */
function erased(
  { reason, at: erasedAt, again }: PersonCommand & { type: 'Erase' },
  state: PersonState,
): readonly PersonEvent[] {
  if (state.status === 'erased') return again ? [{ type: 'PersonErased', reason, erasedAt, again }] : [];
  if (known(state).duties.length > 0) throw new Refusal('DUTIES_HELD');
  return [{ type: 'PersonErased', reason, erasedAt, again }];
}

/** Under the address of who is just being erased nobody comes in: soon it is free again. */
function checkPresent(state: PersonState): void {
  if (state.status === 'erased') throw new Refusal('LINK_INVALID');
}

function signedIn(command: PersonCommand & { type: 'SignIn' }, state: PersonState): readonly PersonEvent[] {
  checkPresent(state);
  if (state.status === 'registered' && state.locked) throw new Refusal('PERSON_LOCKED');
  const { brings } = command;
  const duty = brings === null ? [] : newlyHeld({ ...brings, centreKnown: false }, state);
  return [...registered(command, state), ...languageChosen(command, state), ...duty];
}

/** The address stands in it as it was registered, so that the event says by itself how the person is reached. */
function languageChosen({ locale }: Contact, state: PersonState): readonly PersonEvent[] {
  if (state.status !== 'registered' || state.locale === locale) return [];
  return [{ type: 'LanguageChosen', personal: { email: state.email }, locale }];
}

function registered({ email, locale }: Contact, state: PersonState): readonly PersonEvent[] {
  return state.status === 'none' ? [{ type: 'PersonRegistered', personal: { email }, locale }] : [];
}

function granted(command: PersonCommand & { type: 'GrantDuty' }, state: PersonState): readonly PersonEvent[] {
  if (state.status === 'erased') throw new Refusal('NOT_FOUND');
  return [...registered(command, state), ...newlyHeld(command, state)];
}

function newlyHeld(wanted: Placed, state: PersonState): readonly PersonEvent[] {
  checkPlace(wanted);
  const { duty, centreId } = wanted;
  const duties = state.status === 'registered' ? state.duties : [];
  if (duties.some((held) => same(held, wanted))) return [];
  checkApart(duty, duties);
  return [{ type: 'DutyGranted', duty, centreId }];
}

/** The three administrators watch each other, so nobody is two of them (GB/T 22239-2019). */
function checkApart(duty: Duty, held: readonly HeldDuty[]): void {
  const other = held.find((one) => ADMINISTRATORS.includes(one.duty));
  if (ADMINISTRATORS.includes(duty) && other) throw new Refusal('DUTIES_APART', { held: other.duty });
}

function revoked({ duty, centreId }: HeldDuty, state: PersonState): readonly PersonEvent[] {
  const holdsIt = known(state).duties.some((held) => same(held, { duty, centreId }));
  return holdsIt ? [{ type: 'DutyRevoked', duty, centreId }] : [];
}

function withDuties(state: PersonState, change: (duties: readonly HeldDuty[]) => readonly HeldDuty[]): PersonState {
  return state.status === 'registered' ? { ...state, duties: change(state.duties) } : state;
}

function same(one: HeldDuty, other: HeldDuty): boolean {
  return one.duty === other.duty && one.centreId === other.centreId;
}

/** A duty, and whether the centre that it names is known: the look-up's result. */
interface Placed extends HeldDuty {
  readonly centreKnown: boolean;
}

/** A centre's duty names a known centre; a duty of the platform names none. */
function checkPlace({ duty, centreId, centreKnown }: Placed): void {
  const { at, en, zh } = DUTIES[duty];
  if (at === 'platform' && centreId !== null) {
    throw wrongCentre(
      'no_centre',
      `“${en}” is a duty of the platform: name no centre.`,
      `“${zh}”为平台职责，不得指定中心。`,
    );
  }
  if (at === 'centre' && (centreId === null || !centreKnown)) {
    throw wrongCentre(
      'known_centre',
      `“${en}” is a duty at a centre: name one of them.`,
      `“${zh}”为中心职责，须指定一个中心。`,
    );
  }
}

function wrongCentre(rule: string, en: string, zh: string): InvalidInput {
  return new InvalidInput([{ path: 'centreId', rule, en, zh }]);
}
