import type { AggregateDoc } from '@sinan/aggregate';
import type { Audience, Id } from '@sinan/schema';
import type { Collection, Doc, Page, Where } from '@sinan/store';
import type { FiledCase } from '../case/index.ts';
import type { Consultation } from '../consultation/state.ts';
import type { CasesRoom } from '../room.ts';

/** Where a person's words stand. */

/** A case in which a person spoke for the applicant. */
export interface OwnCase {
  readonly id: string;
  readonly state: FiledCase;
  /** Whether the application is theirs. */
  readonly filed: boolean;
}

/** Cases that they filed or asked for, and those of their organisations that they supplied materials to. */
export async function casesOf(room: CasesRoom, personId: Id<'person'>): Promise<readonly OwnCase[]> {
  const asked = (await consultationsOf(room, personId)).flatMap(({ state }) =>
    'caseId' in state ? [state.caseId] : [],
  );
  const found = await around(room, personId);
  const turned = (await room.cases.documents.getMany(asked)).map(({ doc }) => doc);
  const byId = new Map([...found, ...turned].map((doc) => [doc.id, doc]));
  return [...byId.values()].flatMap((doc) => {
    const state = room.cases.stateIn(doc);
    if (state.status === 'none') return [];
    const filed = state.filedBy === personId || asked.some((id) => id === doc.id);
    return filed || state.supplements.some(({ supplied }) => supplied?.by === personId)
      ? [{ id: doc.id, state, filed }]
      : [];
  });
}

export async function caseIdsAround(room: CasesRoom, personId: Id<'person'>): Promise<readonly string[]> {
  return (await around(room, personId)).map(({ id }) => id);
}

async function around(room: CasesRoom, personId: Id<'person'>) {
  const organisations = await room.directory.organisationsOf(personId);
  const own: readonly Audience[] = [`person:${personId}`, ...organisations.map((id): Audience => `org:${id}`)];
  return allOf(room.cases.documents, { audience: { containsAny: own } }, 'submittedAt');
}

export interface OwnConsultation {
  readonly id: string;
  readonly state: Consultation;
}
export async function consultationsOf(
  { consultations }: CasesRoom,
  personId: Id<'person'>,
): Promise<readonly OwnConsultation[]> {
  const found = await allOf(consultations.documents, { audience: { contains: `person:${personId}` } }, 'registeredAt');
  return found.flatMap((doc) => {
    const state = consultations.stateIn(doc);
    return state.status === 'none' ? [] : [{ id: doc.id, state }];
  });
}

/** Messages, notes and materials by their author, those that were taken back among them: their histories keep what they said. */
export const messagesOf = ({ messages }: CasesRoom, by: Id<'person'>) => idsOf(messages.documents, { by });
export const notesOf = ({ notes }: CasesRoom, by: Id<'person'>) => idsOf(notes.documents, { by });
export const materialsOf = ({ materials }: CasesRoom, by: Id<'person'>) => idsOf(materials.documents, { by });
export const draftsOf = ({ drafts }: CasesRoom, personId: Id<'person'>) => allOf(drafts, { personId }, 'savedAt');

async function idsOf(rows: Collection<AggregateDoc<unknown>>, where: Where): Promise<readonly string[]> {
  return (await allOf(rows, where)).map(({ id }) => id);
}

/** In the order of a declared index; without one by id. */
async function allOf<D extends Doc>(rows: Collection<D>, where: Where, by?: string): Promise<readonly D[]> {
  const order = by === undefined ? {} : { orderBy: { field: by, direction: 'asc' as const } };
  const found: D[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<D> = await rows.page({ where, ...order, after, limit: 500 });
    found.push(...page.rows.map(({ doc }) => doc));
    if (page.next === null) return found;
    after = page.next;
  }
}
