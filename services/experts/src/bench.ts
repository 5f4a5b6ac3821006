import type { AggregateDoc, Outcome } from '@sinan/aggregate';
import { CHINA_ZONE, type Id, todayIn } from '@sinan/schema';
import type { Page } from '@sinan/store';
import { conflictsOf } from './conflicts.ts';
import type { CaseMatter } from './directory.ts';
import type { EnrolledExpert, ExpertState } from './expert/index.ts';
import type { Candidate, Invitation, InvitationState, Parties } from './invitation/index.ts';
import type { ClosedCase, ExpertToRank } from './ranking.ts';
import type { ExpertsRoom } from './room.ts';

/** Experts as the ranking takes them, with what was looked up about each. */

/** A case for which an expert is looked for, with all of its searches so far, the oldest first. */
export interface CaseSearched {
  readonly caseId: Id<'case'>;
  readonly matter: CaseMatter;
  readonly searches: readonly Invitation[];
}
export interface BenchedExpert extends ExpertToRank {
  readonly personId: Id<'person'>;
}
type Enrolled = { readonly expertId: Id<'expert'>; readonly state: EnrolledExpert };

const PAGE = 500;
/** More experts than a nation's pool holds. */
const POOL = 5_000;
/** More assignments than these experts can have had; beyond them the oldest are left out of the record. */
const ASSIGNMENTS = 5_000;

export function today({ clock }: ExpertsRoom): string {
  return todayIn(CHINA_ZONE, clock.now());
}

/** Everybody in the pool, in it or suspended. */
export async function pool(room: ExpertsRoom): Promise<readonly Enrolled[]> {
  const where = { status: { in: ['active', 'suspended'] } };
  const orderBy = { field: 'enrolledAt', direction: 'asc' } as const;
  const docs = await allOf(POOL, (after) => room.experts.documents.page({ where, orderBy, after, limit: PAGE }));
  return docs.flatMap((doc) => enrolled({ id: doc.id, state: room.experts.stateIn(doc) }));
}

export async function expertsBy(room: ExpertsRoom, ids: readonly string[]): Promise<readonly Enrolled[]> {
  const stored = await room.experts.documents.getMany([...new Set(ids)]);
  return stored.flatMap(({ doc }) => enrolled({ id: doc.id, state: room.experts.stateIn(doc) }));
}

function enrolled({ id, state }: Pick<Outcome<ExpertState>, 'id' | 'state'>): readonly Enrolled[] {
  return state.status === 'none' ? [] : [{ expertId: id as Id<'expert'>, state }];
}

/** What the ranking needs of these experts, for this case. */
export async function benched(
  room: ExpertsRoom,
  searched: CaseSearched,
  experts: readonly Enrolled[],
): Promise<readonly BenchedExpert[]> {
  const assignments = await assignmentsOf(room, experts);
  return Promise.all(
    experts.map(async ({ expertId, state }) => {
      const own = assignments.filter((one) => one.expertId === expertId);
      const { texts, email: _, ...codes } = state;
      return {
        ...codes,
        expertId,
        open: own.filter(({ isOpen }) => isOpen).length,
        closed: own.flatMap(({ closed }) => closed ?? []),
        conflicts: conflictsOf({
          texts,
          engagements: own.filter(({ caseId }) => caseId !== searched.caseId).map(({ parties }) => parties),
          parties: searched.matter.parties,
          isOwn: await isOwnCase(room, searched, state.personId),
          ...knownOf(searched, state.personId),
        }),
      };
    }),
  );
}

/** The same before anything was looked up: for a first choice among very many. */
export function unseen({ expertId, state }: Enrolled): ExpertToRank {
  return { ...state, expertId, open: 0, closed: [], conflicts: [] };
}

async function isOwnCase({ directory }: ExpertsRoom, { matter }: CaseSearched, personId: Id<'person'>) {
  const { filedBy, organisationId } = matter;
  return filedBy === personId || (organisationId !== null && (await directory.belongsTo(organisationId, personId)));
}

/** What this person's candidacies in earlier searches of the case say against another. */
function knownOf({ searches }: CaseSearched, personId: Id<'person'>) {
  const own = searches.flatMap(({ candidates }) => candidates.filter((one) => one.personId === personId));
  return {
    declared: own.some(({ stage }) => stage === 'conflicted'),
    objectedTo: own.some((one) => one.stage === 'released' && one.why === 'objected'),
  };
}

interface Assignment {
  readonly expertId: Id<'expert'>;
  readonly caseId: Id<'case'>;
  readonly parties: Parties;
  readonly isOpen: boolean;
  /** The case, when this expert guided it to its end. */
  readonly closed: ClosedCase | null;
}

async function assignmentsOf(room: ExpertsRoom, experts: readonly Enrolled[]): Promise<readonly Assignment[]> {
  if (experts.length === 0) return [];
  const where = { engaged: { containsAny: experts.map(({ expertId }) => expertId) } };
  const orderBy = { field: 'openedAt', direction: 'desc' } as const;
  const docs = await allOf(ASSIGNMENTS, (after) =>
    room.invitations.documents.page({ where, orderBy, after, limit: PAGE }),
  );
  return docs.flatMap((doc) => assignmentsIn(room.invitations.stateIn(doc)));
}

function assignmentsIn(state: InvitationState): readonly Assignment[] {
  if (state.status === 'none') return [];
  const { caseId, parties, candidates } = state;
  return candidates
    .filter(({ stage }) => stage === 'assigned' || stage === 'released')
    .map((one) => ({
      expertId: one.expertId,
      caseId,
      parties,
      isOpen: one.stage === 'assigned',
      closed: closedBy(state, one),
    }));
}

function closedBy(invitation: Invitation, candidate: Candidate): ClosedCase | null {
  const outcome = 'outcome' in invitation ? invitation.outcome : null;
  const isDone = candidate.stage === 'released' && candidate.why === 'completed';
  return isDone && outcome !== null ? { ...invitation.matter, outcome } : null;
}

async function allOf<S>(
  most: number,
  page: (after: string | null) => Promise<Page<AggregateDoc<S>>>,
): Promise<readonly AggregateDoc<S>[]> {
  const docs: AggregateDoc<S>[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next }: Page<AggregateDoc<S>> = await page(after);
    docs.push(...rows.map(({ doc }) => doc));
    if (next === null || docs.length >= most) return docs;
    after = next;
  }
}
