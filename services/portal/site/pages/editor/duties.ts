import type { HeldDuty } from '../desk/duties.ts';

/** The duties of the warnings' desk. They are of the platform, of no centre. */
export const DESK_DUTIES = ['editor', 'proofreader', 'chief'] as const;
export type DeskDuty = (typeof DESK_DUTIES)[number];

/** Which duties of the warnings' desk somebody holds. What pages show goes by this, what may be done does not. */
export function deskDutiesOf(duties: readonly HeldDuty[]): readonly DeskDuty[] {
  return DESK_DUTIES.filter((wanted) => duties.some(({ duty }) => duty === wanted));
}
