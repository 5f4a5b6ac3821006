import type { Outcome } from '@sinan/aggregate';
import { type Id, Refusal } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { CaseState, FiledCase, Matter, Reasoned } from './case/index.ts';

/** Views by state: the store hands out one shared, frozen document a revision, so a list that is read again costs a look-up an item. */
const views = new WeakMap<CaseState, CaseView>();

/** A case as readers get it, or null when there is none. */
export function viewOf(id: string, state: CaseState): CaseView | null {
  if (state.status === 'none') return null;
  const known = views.get(state);
  if (known) return known;
  const made = { ...viewOfMatter(id as Id<'case'>, state), ...progressOf(state) };
  views.set(state, made);
  return made;
}

/** What a command led to, as readers get it. */
export function shown({ id, state }: Outcome<CaseState>): CaseView {
  const view = viewOf(id, state);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}

type Progress = Pick<
  CaseView,
  'status' | 'acceptedAt' | 'declined' | 'terminated' | 'opinions' | 'outcome' | 'archive'
>;

function viewOfMatter(id: Id<'case'>, matter: Matter): Omit<CaseView, keyof Progress> {
  const { organisationId, filedBy, centreId, routedBy, country, forum, disputeType } = matter;
  const { servedOn, serviceMethod, needs, submittedAt, texts } = matter;
  return {
    id,
    organisationId,
    applicantName: texts.applicantName,
    filedBy,
    centreId,
    routedBy,
    country,
    forum,
    disputeType,
    rights: [...new Set(matter.rightKinds)],
    product: texts.product,
    servedOn,
    serviceMethod,
    needs,
    facts: texts.facts,
    submittedAt,
    supplements: supplementsOf(matter),
    ...handOversOf(matter),
    expert: matter.expert && { personId: matter.expert.personId, assignedAt: matter.expert.assignedAt },
  };
}

function supplementsOf({ supplements }: Matter): CaseView['supplements'] {
  return supplements.map(({ round, items, dueOn, requestedAt, supplied }) => ({
    round,
    items,
    dueOn,
    requestedAt,
    suppliedAt: supplied?.at ?? null,
    note: supplied?.note ?? null,
  }));
}

function handOversOf({ handOver, returned }: Matter): Pick<CaseView, 'handOver' | 'returned'> {
  return {
    handOver: handOver && { toCentreId: handOver.toCentreId, reason: handOver.reason, offeredAt: handOver.offeredAt },
    returned: returned && { byCentreId: returned.toCentreId, reason: returned.reason, at: returned.returnedAt },
  };
}

const NOTHING_YET = {
  acceptedAt: null,
  declined: null,
  terminated: null,
  opinions: [],
  outcome: null,
  archive: null,
} as const;

function progressOf(state: FiledCase): Progress {
  const { status } = state;
  switch (state.status) {
    case 'submitted':
    case 'supplementing':
      return { ...NOTHING_YET, status };
    case 'declined':
      return { ...NOTHING_YET, status, declined: reasonOf(state.declined) };
    case 'accepted':
      return { ...NOTHING_YET, status, acceptedAt: state.acceptedAt };
    case 'guiding':
      return { ...NOTHING_YET, ...guidedOf(state), status };
    case 'closed':
      return { ...NOTHING_YET, ...guidedOf(state), status, outcome: outcomeOf(state.outcome) };
    case 'terminated':
      return { ...NOTHING_YET, ...guidedOf(state), status, terminated: reasonOf(state.terminated) };
    case 'archived':
      return {
        ...NOTHING_YET,
        ...guidedOf(state),
        status,
        outcome: outcomeOf(state.outcome),
        terminated: reasonOf(state.terminated),
        archive: { retention: state.archive.retention, at: state.archive.at },
      };
    default:
      return state satisfies never;
  }
}

type Guided = Extract<FiledCase, { readonly guidance: unknown }>;

function guidedOf({ acceptedAt, guidance }: Guided): Pick<CaseView, 'acceptedAt' | 'opinions'> {
  const opinions = guidance?.opinions ?? [];
  return {
    acceptedAt,
    opinions: opinions.map(({ number, text, language, authors, issuedAt }) => ({
      ...{ number, text, language, authors, issuedAt },
    })),
  };
}

function reasonOf(said: Reasoned | null): CaseView['declined'] {
  return said && { reason: said.code, note: said.note, at: said.at };
}

function outcomeOf(said: Reasoned | null): CaseView['outcome'] {
  return said && { result: said.code, note: said.note, closedAt: said.at };
}
