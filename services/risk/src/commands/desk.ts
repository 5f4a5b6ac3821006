import { instant } from '@sinan/runtime';
import { type Call, command, type Duty, type Id, idOf, type Operation, personOf, prose } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { inBoth } from '../content.ts';
import type { RiskRoom } from '../room.ts';
import { shown } from '../view.ts';
import type { WarningCommand } from '../warning/index.ts';
import type { By } from '../warning/rules.ts';

export const warningId = idOf('warning');
/** One warning, as it was read: at which revision of its work, or at whichever it is. */
export const asRead = { warningId, revision: z.int().positive().nullish() };
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

interface OnWarning {
  readonly warningId: Id<'warning'>;
  readonly revision?: number | null | undefined;
}

/**
 * `NOT_FOUND` for an id of nothing, `DRAFT_CHANGED` when something was done since the revision that was read, then what the warning itself refuses:
 * `STATE_CONFLICT` with where it stands.
 */
export function deskCommand<I extends OnWarning>(spec: DeskCommand<I>): Operation<RiskRoom, I, WarningView> {
  return command({
    name: spec.name,
    access: { duty: spec.duty },
    input: spec.input,
    async run(room: RiskRoom, call, input) {
      const asked = spec.asks(input, byOf(room, call), room);
      const read = typeof input.revision === 'number' ? { revision: input.revision } : {};
      return shown(await room.warnings.execute({ call, id: input.warningId, ...read, command: asked }));
    },
  });
}

export function byOf({ clock }: RiskRoom, { actor }: Call): By {
  return { by: personOf(actor).id, at: instant(clock.now()) };
}
