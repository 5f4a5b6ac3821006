import { type Actor, audiencesOf, type Id } from '@sinan/schema';
import type { FiledCase } from './case/index.ts';
import { isApplicant } from './case/rules.ts';

/** The sides between which a case goes on: the enterprise, the centre that holds it (with the nation's staff), the expert who advises. */
export type Side = 'applicant' | 'centre' | 'expert';

/** What of a case says who is on which side of it. */
type Sided = Pick<FiledCase, 'organisationId' | 'filedBy' | 'filerGone' | 'centreId'> & {
  readonly expert: { readonly personId: Id<'person'> } | null;
};

/**
 * The side of somebody who sees the case; null for who is of none, as the staff of a centre that it is only offered to. Who belongs to the
 * enterprise is on its side and on no other, whatever duties they hold.
 */
export function sideOf(actor: Actor, state: Sided): Side | null {
  if (actor.kind !== 'person') return null;
  const { id: by, organisations } = actor;
  if (isApplicant({ by, organisations }, state)) return 'applicant';
  const audiences = audiencesOf(actor);
  if (state.expert !== null && audiences.includes(`expert:${state.expert.personId}`)) return 'expert';
  return audiences.includes(`centre:${state.centreId}`) || audiences.includes('national') ? 'centre' : null;
}
