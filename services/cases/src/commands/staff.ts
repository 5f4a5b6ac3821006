import { instant } from '@sinan/runtime';
import {
  type Actor,
  audiencesOf,
  type Call,
  CENTRES,
  centreOf,
  command,
  holds,
  type Id,
  type Operation,
  personOf,
  Refusal,
} from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { z } from 'zod';
import type { ByStaff, CaseCommand } from '../case/index.ts';
import type { CasesRoom } from '../room.ts';
import { shown } from '../view.ts';

/** A command on one case by staff who do intake. */
interface StaffCommand<I> {
  readonly name: `cases.${string}`;
  readonly input: z.ZodType<I>;
  /** What is asked of the case. Throws `InvalidInput` for what only the clock (`now`, ms) can find wrong. */
  asks(input: I, staff: ByStaff, now: number): CaseCommand;
}

/**
 * `NOT_FOUND` for what the actor may not see, `FORBIDDEN` for a case that it sees but that is another centre's, then what the case itself
 * refuses: `STATE_CONFLICT` with its state, or with `hand-over` while another centre is asked to take it over.
 */
export function staffCommand<I extends { readonly caseId: Id<'case'> }>(
  spec: StaffCommand<I>,
): Operation<CasesRoom, I, CaseView> {
  return command({
    name: spec.name,
    access: { duty: ['intake'] },
    input: spec.input,
    async run(room: CasesRoom, call, input) {
      await checkVisible(room, call, input.caseId);
      const now = room.clock.now();
      const staff = { by: personOf(call.actor).id, intakeAt: intakeAt(call.actor), at: instant(now) };
      return shown(await room.cases.execute({ call, id: input.caseId, command: spec.asks(input, staff, now) }));
    },
  });
}

export async function checkVisible(room: CasesRoom, { actor }: Call, caseId: string): Promise<void> {
  const [found] = await room.cases.visible([caseId], audiencesOf(actor));
  if (!found) throw new Refusal('NOT_FOUND');
}

/** The centres at which an actor does intake; the national centre's staff take in for every one. */
export function intakeAt(actor: Actor): ByStaff['intakeAt'] {
  const centres = intakeCentresOf(actor);
  const national = audiencesOf(actor).includes('national') && centres.some((id) => centreOf(id)?.kind === 'national');
  return national ? 'every centre' : centres;
}

/** The centres that an actor holds the duty of intake at. */
export function intakeCentresOf(actor: Actor): readonly Id<'centre'>[] {
  return CENTRES.map(({ id }) => id).filter((id) => holds(actor, 'intake', id));
}
