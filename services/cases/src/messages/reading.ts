import { type Actor, audiencesOf, type Id, Refusal } from '@sinan/schema';
import type { FiledCase } from '../case/index.ts';
import type { CasesRoom } from '../room.ts';
import { type Side, sideOf } from '../sides.ts';

/** On which side of a case somebody stands who sees it now. */
export interface Standing {
  readonly state: FiledCase;
  readonly side: Side;
}

/** For each of these cases, as it is at this moment: after a hand-over the new centre reads what the old one wrote, and that one reads nothing any more. */
export async function standingsOn(
  room: CasesRoom,
  actor: Actor,
  caseIds: readonly Id<'case'>[],
): Promise<ReadonlyMap<string, Standing>> {
  const seen = await room.cases.visible([...new Set(caseIds)], audiencesOf(actor));
  return new Map(
    seen.flatMap((one) => {
      if (one === null || one.state.status === 'none') return [];
      const side = sideOf(actor, one.state);
      return side === null ? [] : [[one.id, { state: one.state, side }] as const];
    }),
  );
}

/** The same of one case: `NOT_FOUND` for what the actor does not see, `FORBIDDEN` for who sees it and is on no side of it. */
export async function standingOn(room: CasesRoom, actor: Actor, caseId: Id<'case'>): Promise<Standing> {
  const standing = (await standingsOn(room, actor, [caseId])).get(caseId);
  if (standing) return standing;
  const [seen] = await room.cases.visible([caseId], audiencesOf(actor));
  throw new Refusal(seen ? 'FORBIDDEN' : 'NOT_FOUND');
}
