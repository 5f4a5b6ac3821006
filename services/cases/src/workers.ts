import { workWorker } from '@sinan/aggregate';
import { step } from '@sinan/runtime';
import type { IntakeRow } from './intake.ts';
import type { CasesRoom } from './room.ts';

/**
 * Publishes what programs sent, in the name of its source, so that a broker away loses nothing. At least once: the reaction recognises a
 * repetition by (source, id). A closed row stays: the topic forgets after 7 days, the row knows a repetition.
 */
export const intakeRelay = workWorker<CasesRoom, IntakeRow>({
  name: 'cases.intake',
  queue: (room) => room.intake,
  async run(room, { source, event }) {
    await room.publishIntake(source, event);
    step('intake.after-publish');
    return undefined;
  },
});
