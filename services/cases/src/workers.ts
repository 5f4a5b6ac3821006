import { timerWorker, workWorker } from '@sinan/aggregate';
import { step } from '@sinan/runtime';
import { forgottenAt } from './drafts/draft.ts';
import type { IntakeRow } from './intake.ts';
import type { CasesRoom } from './room.ts';

/** As long as the topic `intake` keeps its messages. */
const REMEMBERED_MS = 7 * 86_400_000;

/**
 * Publishes what programs sent, in the name of its source, so that a broker away loses nothing. At least once: the reaction recognises a
 * repetition by (source, id). A closed row stays for 7 days, to know a repetition.
 */
export const intakeRelay = workWorker<CasesRoom, IntakeRow>({
  name: 'cases.intake',
  queue: (room) => room.intake,
  async run(room, { id, source, event }) {
    await room.publishIntake(source, event);
    step('intake.after-publish');
    await room.forgetting.set(id, room.clock.now() + REMEMBERED_MS, null);
    return undefined;
  },
});

/**
 * Forgets an event that was published 7 days ago, with what it says of people. Sent once more after that it is published once more, and
 * the reaction still knows it.
 */
export const intakeForgetter = timerWorker<CasesRoom, null>({
  name: 'cases.forgetting',
  timers: (room) => room.forgetting,
  async ring({ intake }, { id }) {
    const stored = await intake.rows.get(id);
    // An open one is being published again, after a crash, and sets its timer anew.
    if (stored !== null && !stored.doc.open) await intake.rows.remove(id, stored.revision);
  },
});

/** Forgets a draft that was not saved for 180 days. For one that was saved since its timer was set, it is set anew. */
export const draftForgetter = timerWorker<CasesRoom, null>({
  name: 'cases.draft_timers',
  timers: (room) => room.draftTimers,
  async ring({ drafts, draftTimers }, { id, at }) {
    const stored = await drafts.get(id);
    if (stored === null) return;
    const due = forgottenAt(Date.parse(stored.doc.savedAt));
    if (due <= at) await drafts.remove(id, stored.revision);
    else await draftTimers.set(id, due, null);
  },
});
