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
import { type ByStaff, type CaseCommand, caseDecider } from '../case/index.ts';
import { stateLeftBy } from '../history.ts';
import type { CasesRoom } from '../room.ts';
import { shown, viewOf } from '../view.ts';

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
      const now = room.clock.now();
      const staff = { by: personOf(call.actor).id, intakeAt: intakeAt(call.actor), at: instant(now) };
      return onCaseSeen(room, call, input.caseId, () => spec.asks(input, staff, now));
    },
  });
}

/**
 * Runs a command on a case that the actor sees: `NOT_FOUND` for any other. Its own command may be what took the case out of its sight (an
 * offer that it returned): a retry of that one gets the case as it left it.
 */
export async function onCaseSeen(
  room: CasesRoom,
  call: Call,
  caseId: string,
  asked: () => CaseCommand,
): Promise<CaseView> {
  const [seen] = await room.cases.visible([caseId], audiencesOf(call.actor));
  if (seen) return shown(await room.cases.execute({ call, id: caseId, command: asked() }));
  const view = viewOf(caseId, (await stateLeftBy(room, call, caseId)) ?? caseDecider.initial);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
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
