import { instant } from '@sinan/runtime';
import { command } from '@sinan/schema';
import { z } from 'zod';
import type { NotificationsRoom } from '../room.ts';
import { reportIdOf } from './rows.ts';

/** Notes that a mail came back or was complained about, by the ticket of its return path; resolves when that is durable. Noted again, it changes nothing. */
export const noteReport = command({
  name: 'notifications.noteReport',
  access: 'system',
  input: z.strictObject({
    ticket: z.string().regex(/^[a-z2-7]{16}$/),
    kind: z.enum(['hard', 'soft', 'blocked', 'complaint']),
    status: z
      .string()
      .regex(/^[245](\.\d{1,3}){2}$/)
      .nullable(),
  }),
  async run(room: NotificationsRoom, _, { ticket, kind, status }): Promise<{ readonly noted: true }> {
    const { clock, metrics } = room.resources;
    metrics.count('mail_reports_total', { kind });
    await room.reports.add([{ id: reportIdOf(ticket, kind), ticket, kind, status, at: instant(clock.now()) }]);
    return { noted: true };
  },
});
