import { instant } from '@sinan/runtime';
import {
  type Actor,
  audiencesOf,
  type Call,
  centresOf,
  command,
  type Duty,
  type Id,
  type Operation,
  personOf,
  Refusal,
} from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { z } from 'zod';
import { type ByStaff, type CaseCommand, caseDecider, type FiledCase } from '../case/index.ts';
import { stateLeftBy } from '../left-by.ts';
import type { CasesRoom } from '../room.ts';
import { sideOf } from '../sides.ts';
import { shown, viewOf } from '../view.ts';
import { withoutWall } from '../walls.ts';

/** A command on one case by the staff who hold one of its duties. */
interface StaffCommand<I> {
  readonly name: `cases.${string}`;
  readonly duty: readonly Duty[];
  readonly input: z.ZodType<I>;
  /** What is asked of the case. Throws `InvalidInput` for what only the clock or the list of centres can find wrong. */
  asks(input: I, staff: ByStaff, room: CasesRoom): CaseCommand;
}

/**
 * `NOT_FOUND` for what the actor may not see, `FORBIDDEN` for a case that it sees but that is another centre's or its own enterprise's, then what the case itself
 * refuses: `STATE_CONFLICT` with its state, or with `hand-over` while another centre is asked to take it over.
 */
export function staffCommand<I extends { readonly caseId: Id<'case'> }>(
  spec: StaffCommand<I>,
): Operation<CasesRoom, I, CaseView> {
  return command({
    name: spec.name,
    access: { duty: spec.duty },
    input: spec.input,
    async run(room: CasesRoom, call, input) {
      const staff = {
        by: personOf(call.actor).id,
        worksAt: worksAt(room, call.actor, spec.duty),
        at: instant(room.clock.now()),
      };
      return onCaseSeen(room, call, input.caseId, (found) => {
        refuseApplicant(call.actor, found);
        return spec.asks(input, staff, room);
      });
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
  caseId: Id<'case'>,
  asked: (found: FiledCase) => CaseCommand,
): Promise<CaseView> {
  const [seen] = await room.cases.visible([caseId], audiencesOf(call.actor));
  if (seen && seen.state.status !== 'none')
    return shown(await room.cases.execute({ call, id: caseId, command: asked(seen.state) }));
  const [open] = await withoutWall(room, call.actor, [caseId]);
  const left = open ? await stateLeftBy(room.cases, caseDecider, call, caseId) : null;
  const view = viewOf(caseId, left ?? caseDecider.initial);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}

/** Nobody decides on the case of an enterprise to which they belong, whatever duties they hold. */
export function refuseApplicant(actor: Actor, found: FiledCase): void {
  if (sideOf(actor, found) === 'applicant') throw new Refusal('FORBIDDEN');
}

/** Where an actor holds one of these duties; the national centre's staff hold it for every one. */
export function worksAt({ centres }: CasesRoom, actor: Actor, duties: readonly Duty[]): ByStaff['worksAt'] {
  const held = centresOf(actor, duties);
  return held.some((id) => centres.of(id)?.kind === 'national') ? 'every centre' : held;
}
