import { instant } from '@sinan/runtime';
import { type Call, command, type Duty, type Id, idOf, type Operation, personOf, prose } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import type { z } from 'zod';
import { inBoth } from '../content.ts';
import type { RiskRoom } from '../room.ts';
import { shown } from '../view.ts';
import type { WarningCommand } from '../warning/index.ts';
import type { By } from '../warning/rules.ts';

export const warningId = idOf('warning');
/** What of a change, and why a withdrawal: read by the public, in both languages. */
export const reasoned = inBoth(prose(2_000));

/** A command of the desk on one warning, by those who hold one of its duties. */
interface DeskCommand<I> {
  readonly name: `risk.${string}`;
  readonly duty: readonly Duty[];
  readonly input: z.ZodType<I>;
  /** What is asked of the warning. Throws `InvalidInput` for what only the clock can find wrong. */
  asks(input: I, by: By, room: RiskRoom): WarningCommand;
}

/** `NOT_FOUND` for an id of nothing, then what the warning itself refuses: `STATE_CONFLICT` with where it stands. */
export function deskCommand<I extends { readonly warningId: Id<'warning'> }>(
  spec: DeskCommand<I>,
): Operation<RiskRoom, I, WarningView> {
  return command({
    name: spec.name,
    access: { duty: spec.duty },
    input: spec.input,
    async run(room: RiskRoom, call, input) {
      const asked = spec.asks(input, byOf(room, call), room);
      return shown(await room.warnings.execute({ call, id: input.warningId, command: asked }));
    },
  });
}

export function byOf({ clock }: RiskRoom, { actor }: Call): By {
  return { by: personOf(actor).id, at: instant(clock.now()) };
}
