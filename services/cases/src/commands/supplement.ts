import { instant } from '@sinan/runtime';
import { CHINA_ZONE, command, InvalidInput, line, personOf, problem, prose, todayIn } from '@sinan/schema';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { onCaseSeen, staffCommand } from './staff.ts';
import { caseId, words } from './texts.ts';

const asked = z.strictObject({ item: line(200), why: prose(1_000) });

/** Asks for supplements (补充材料): one notice names everything, with the day by which it is due, which may be today. */
export const requestSupplement = staffCommand({
  name: 'cases.requestSupplement',
  duty: ['intake'],
  input: z.strictObject({ caseId, items: z.array(asked).min(1).max(20), dueOn: z.iso.date() }),
  asks({ items, dueOn: date }, staff, { clock }) {
    checkNotPast(date, clock.now());
    return { type: 'RequestSupplement', ...staff, items, dueOn: { date, zone: CHINA_ZONE } };
  },
});

function checkNotPast(date: string, now: number): void {
  const today = todayIn(CHINA_ZONE, now);
  if (date < today) throw new InvalidInput([problem('dueOn', 'past', { today, zone: CHINA_ZONE })]);
}

/**
 * Supplies what was asked for, late or not: by who filed the case or a confirmed member of its enterprise. `NOT_FOUND` for what the actor
 * may not see, `FORBIDDEN` for whoever else sees it, `STATE_CONFLICT` while nothing is asked for.
 */
export const supplyMaterials = command({
  name: 'cases.supplyMaterials',
  access: 'signed-in',
  input: z.strictObject({ caseId, note: words }),
  async run(room: CasesRoom, call, { caseId, note }) {
    const { id: by, organisations } = personOf(call.actor);
    const at = instant(room.clock.now());
    return onCaseSeen(room, call, caseId, () => ({ type: 'SupplyMaterials', by, organisations, note, at }));
  },
});
