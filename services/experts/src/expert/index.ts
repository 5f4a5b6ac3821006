import type { Decider } from '@sinan/aggregate';
import { type Id, Refusal } from '@sinan/schema';
import { type ExpertCodes, type ExpertTexts, textsLeft } from './profile.ts';
import type { Absence, EnrolledExpert, ExpertState, LeftExpert } from './state.ts';

export * from './profile.ts';
export type * from './state.ts';

interface ByPerson {
  readonly by: Id<'person'>;
  readonly at: string;
}
export interface Enrol extends ByPerson {
  readonly type: 'Enrol';
  /** The person of this address, as accounts says: the look-up's result. */
  readonly personId: Id<'person'>;
  readonly email: string;
  readonly codes: ExpertCodes;
  readonly texts: ExpertTexts;
}
export interface Change extends ByPerson {
  readonly type: 'Change';
  readonly codes: ExpertCodes;
  readonly texts: ExpertTexts;
}
export interface ChangeOwnTerms extends ByPerson {
  readonly type: 'ChangeOwnTerms';
  readonly languages: readonly string[];
  readonly capacity: number;
}
export interface StateAbsences extends ByPerson {
  readonly type: 'StateAbsences';
  readonly absences: readonly Absence[];
}
export interface Review extends ByPerson {
  readonly type: 'Review';
}
export interface Suspend extends ByPerson {
  readonly type: 'Suspend';
  readonly reason: string;
  readonly note: string | null;
}
export interface Resume extends ByPerson {
  readonly type: 'Resume';
  readonly note: string | null;
}
export interface Leave extends ByPerson {
  readonly type: 'Leave';
  readonly note: string | null;
}
/** With the person: who they were, and what was noted of them. Who was still of the pool has left it. */
export interface Forget extends ByPerson {
  readonly type: 'Forget';
}
export type ExpertCommand =
  | Enrol
  | Change
  | ChangeOwnTerms
  | StateAbsences
  | Review
  | Suspend
  | Resume
  | Leave
  | Forget;

interface Noted {
  readonly personId: Id<'person'>;
  readonly personal: { readonly note: string | null };
}
export interface ExpertEnrolled extends ExpertCodes {
  readonly type: 'ExpertEnrolled';
  readonly personId: Id<'person'>;
  readonly enrolledBy: Id<'person'>;
  readonly enrolledAt: string;
  readonly personal: ExpertTexts & { readonly email: string };
}
export interface ExpertSuspended extends Noted {
  readonly type: 'ExpertSuspended';
  readonly reason: string;
  readonly suspendedBy: Id<'person'>;
  readonly suspendedAt: string;
}
/** Those that others hear of repeat whose they are, since facts are made from the entry alone. */
export type ExpertEvent =
  | ExpertEnrolled
  | (ExpertCodes & { readonly type: 'ExpertChanged'; readonly changedBy: Id<'person'>; readonly personal: ExpertTexts })
  | { readonly type: 'OwnTermsChanged'; readonly languages: readonly string[]; readonly capacity: number }
  | { readonly type: 'AbsencesStated'; readonly absences: readonly Absence[]; readonly statedBy: Id<'person'> }
  | { readonly type: 'ExpertReviewed'; readonly reviewedBy: Id<'person'>; readonly reviewedAt: string }
  | ExpertSuspended
  | (Noted & { readonly type: 'ExpertResumed'; readonly resumedBy: Id<'person'>; readonly resumedAt: string })
  | (Noted & { readonly type: 'ExpertLeft'; readonly leftBy: Id<'person'>; readonly leftAt: string })
  | { readonly type: 'ExpertForgotten'; readonly forgottenAt: string };

/** The pool of experts (专家库): one expert a person. Who left may be enrolled again; who is suspended is resumed instead. */
export const expertDecider: Decider<ExpertState, ExpertCommand, ExpertEvent> = {
  name: 'expert',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: ExpertCommand, state: ExpertState): readonly ExpertEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'Enrol':
      return [enrolled(command, state)];
    case 'Change': {
      inState(state, 'active', 'suspended');
      return [{ type: 'ExpertChanged', ...command.codes, changedBy: by, personal: command.texts }];
    }
    case 'ChangeOwnTerms':
      inState(state, 'active');
      return [{ type: 'OwnTermsChanged', languages: command.languages, capacity: command.capacity }];
    case 'StateAbsences':
      inState(state, 'active', 'suspended');
      return [{ type: 'AbsencesStated', absences: byFirstDay(command.absences), statedBy: by }];
    case 'Review':
      inState(state, 'active', 'suspended');
      return [{ type: 'ExpertReviewed', reviewedBy: by, reviewedAt: at }];
    case 'Suspend': {
      const { personId } = inState(state, 'active');
      const { reason, note } = command;
      return [{ type: 'ExpertSuspended', personId, reason, suspendedBy: by, suspendedAt: at, personal: { note } }];
    }
    case 'Resume': {
      const { personId } = inState(state, 'suspended');
      return [{ type: 'ExpertResumed', personId, resumedBy: by, resumedAt: at, personal: { note: command.note } }];
    }
    case 'Leave': {
      const { personId } = inState(state, 'active', 'suspended');
      return [{ type: 'ExpertLeft', personId, leftBy: by, leftAt: at, personal: { note: command.note } }];
    }
    case 'Forget':
      return forgotten(command, state);
    default:
      return command satisfies never;
  }
}

/** Nobody is told: the person has no duty any more by which others would know them. */
function forgotten({ at }: Forget, state: ExpertState): readonly ExpertEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { status, email, texts } = state;
  const isGone = status === 'left' && email === null && Object.values(texts).every((text) => text === null);
  return isGone ? [] : [{ type: 'ExpertForgotten', forgottenAt: at }];
}

function enrolled({ personId, email, codes, texts, by, at }: Enrol, state: ExpertState): ExpertEnrolled {
  if (state.status === 'active') throw new Refusal('ALREADY_EXISTS');
  if (state.status === 'suspended') throw new Refusal('STATE_CONFLICT', { state: state.status });
  return {
    type: 'ExpertEnrolled',
    personId,
    ...codes,
    enrolledBy: by,
    enrolledAt: at,
    personal: { ...texts, email },
  };
}

function evolve(state: ExpertState, event: ExpertEvent): ExpertState {
  switch (event.type) {
    case 'ExpertEnrolled': {
      const { type: _, personal, enrolledBy: __, ...said } = event;
      const texts = textsLeft(personal);
      return { ...said, status: 'active', texts, email: personal?.email ?? null, absences: [], reviewedAt: null };
    }
    case 'ExpertChanged': {
      const { type: _, personal, changedBy: __, ...codes } = event;
      return { ...inState(state, 'active', 'suspended'), ...codes, texts: textsLeft(personal) };
    }
    case 'OwnTermsChanged': {
      const { languages, capacity } = event;
      return { ...inState(state, 'active'), languages, capacity };
    }
    case 'AbsencesStated':
      return { ...inState(state, 'active', 'suspended'), absences: event.absences };
    case 'ExpertReviewed':
      return { ...inState(state, 'active', 'suspended'), reviewedAt: event.reviewedAt };
    case 'ExpertSuspended': {
      const { reason, suspendedAt: at, personal } = event;
      const suspension = { reason, note: personal?.note ?? null, at };
      return { ...inState(state, 'active'), status: 'suspended', suspension };
    }
    case 'ExpertResumed': {
      const { suspension: _, ...enrolled } = inState(state, 'suspended');
      return { ...enrolled, status: 'active' };
    }
    case 'ExpertLeft':
      return left(inState(state, 'active', 'suspended'), event.leftAt);
    case 'ExpertForgotten':
      return wordless(state, event.forgottenAt);
    default:
      return event satisfies never;
  }
}

function wordless(state: ExpertState, at: string): ExpertState {
  const gone = state.status === 'left' ? state : left(inState(state, 'active', 'suspended'), at);
  return { ...gone, texts: textsLeft(undefined), email: null };
}

function left(expert: Exclude<EnrolledExpert, { readonly status: 'left' }>, leftAt: string): LeftExpert {
  if (expert.status === 'active') return { ...expert, status: 'left', leftAt };
  const { suspension: _, ...enrolled } = expert;
  return { ...enrolled, status: 'left', leftAt };
}

/** The expert in one of these states; a refusal that names its state in any other. */
function inState<S extends EnrolledExpert['status']>(
  state: ExpertState,
  ...statuses: readonly S[]
): Extract<EnrolledExpert, { readonly status: S }> {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (!isIn(state, statuses)) throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}

function isIn<S extends EnrolledExpert['status']>(
  state: EnrolledExpert,
  statuses: readonly S[],
): state is Extract<EnrolledExpert, { readonly status: S }> {
  return statuses.some((status) => status === state.status);
}

function byFirstDay(absences: readonly Absence[]): readonly Absence[] {
  return absences.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
