import type { Office } from './office.ts';

/** Rhythms of specs, and their next slots: it is Monday, 16 o'clock in Beijing. */
export const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
export const TUESDAY = Date.parse('2026-11-24T00:00:00Z');

/** The clock stands there, and what is due by then is done. */
export async function comesTo(office: Office, at: number): Promise<void> {
  office.test.clock.set(at);
  office.room.mails.stir();
  office.room.notices.stir();
  await office.idle();
}
