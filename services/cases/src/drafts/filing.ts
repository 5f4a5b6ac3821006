import { type Call, deriveId, type Id, personOf, timeOf } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { CasesRoom } from '../room.ts';
import { viewOf } from '../view.ts';

/** The id of the case that a draft becomes: the same however often it is filed. */
export function caseIdOf(room: CasesRoom, draftId: Id<'draft'>): Id<'case'> {
  return deriveId('case', timeOf(draftId), room.secret, draftId);
}

/** The case that a draft of this actor's has become already, or null. */
export async function caseFrom(room: CasesRoom, { actor }: Call, draftId: Id<'draft'>): Promise<CaseView | null> {
  const found = await room.cases.load(caseIdOf(room, draftId));
  if (found === null || found.state.status === 'none' || found.state.filedBy !== personOf(actor).id) return null;
  return viewOf(found.id, found.state);
}
