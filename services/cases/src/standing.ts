import { instant } from '@sinan/runtime';
import {
  type Actor,
  audiencesOf,
  type Call,
  type CaseStatus,
  type Duty,
  type Id,
  personOf,
  Refusal,
} from '@sinan/schema';
import type { FiledCase } from './case/index.ts';
import { ofCase } from './case/rules.ts';
import { worksAt } from './commands/staff.ts';
import type { CasesRoom } from './room.ts';
import { type Side, sideOf } from './sides.ts';

/** On which side of a case somebody stands who sees it now: for what hangs on a case, and has the readers that it has. */
export interface Standing {
  readonly state: FiledCase;
  readonly side: Side;
}

/** The case as it was when something was added to it: who might be told of it. */
export interface OnCase {
  readonly caseId: Id<'case'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly filedBy: Id<'person'> | null;
  readonly centreId: Id<'centre'>;
  readonly expertId: Id<'person'> | null;
}

/** Who of a centre speaks for it: all who work on its cases. */
export const SPEAKS: readonly Duty[] = ['intake', 'officer', 'reviewer', 'signatory'];

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

/** Of what is there already: on a case that the actor has no part in it is not there for them, whether or not they see the case. */
export async function standingOf(room: CasesRoom, actor: Actor, caseId: Id<'case'>): Promise<Standing> {
  const standing = (await standingsOn(room, actor, [caseId])).get(caseId);
  if (standing === undefined) throw new Refusal('NOT_FOUND');
  return standing;
}

/** `FORBIDDEN` for staff of a centre who do none of these duties there. */
export function checkDuty(room: CasesRoom, actor: Actor, { state }: Standing, duties: readonly Duty[]): void {
  const held = worksAt(room, actor, duties);
  if (held !== 'every centre' && !held.includes(state.centreId)) throw new Refusal('FORBIDDEN');
}

export function onCase(caseId: Id<'case'>, { state }: Standing): OnCase {
  return { caseId, ...ofCase(state), expertId: state.expert?.personId ?? null };
}

/** Who asks something of what hangs on a case, when, and where the case stood. */
export interface AskedOn {
  readonly by: Id<'person'>;
  readonly at: string;
  readonly caseStatus: CaseStatus;
}
export function askedOn(room: CasesRoom, { actor }: Call, { state }: Standing): AskedOn {
  return { by: personOf(actor).id, at: instant(room.clock.now()), caseStatus: state.status };
}
