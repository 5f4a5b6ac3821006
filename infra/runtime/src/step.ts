/**
 * A named point at which the fault harness may end the process. A no-op unless armed.
 *
 * Armed by `SINAN_FAULT_STEP=<name>` (kill -9 at that point, from its `SINAN_FAULT_AFTER`th passage on, counted from 1).
 */
export const STEPS = [
  'store.before-write',
  'store.after-write',
  'bus.before-append',
  'bus.after-append',
  'bus.before-commit',
  'bus.after-commit',
  'relay.before-history',
  'relay.before-publish',
  'relay.after-publish',
  'relay.after-trim',
  'erasure.after-journal',
  'erasure.after-command',
  'erasure.after-strip',
  'erasure.after-person',
  'erasure.after-own',
  'erasure.before-scrub',
  'reaction.before-handle',
  'reaction.after-handle',
  'reaction.after-seen',
  'work.after-claim',
  'work.after-run',
  'postings.after-write',
  'mail.before-data',
  'mail.after-accept',
  'mail.after-sent',
  'intake.after-row',
  'intake.after-publish',
  'backup.before-manifest',
  'restore.after-copy',
  'import.after-row',
] as const;
export type Step = (typeof STEPS)[number];

const armed = process.env.SINAN_FAULT_STEP;
let left = Number(process.env.SINAN_FAULT_AFTER ?? 1);

export function step(name: Step): void {
  if (armed !== name) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}
