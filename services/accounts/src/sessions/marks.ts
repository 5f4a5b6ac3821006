import { instant } from '@sinan/runtime';
import { type Id, Refusal } from '@sinan/schema';
import type { Stored } from '@sinan/store';
import { changed } from '../changed.ts';
import type { AccountsRoom } from '../room.ts';
import type { SessionRow } from '../rows.ts';

/** The second factor was entered in this session just now. */
export async function markEntered({ sessions, clock }: AccountsRoom, id: Id<'session'>): Promise<void> {
  const now = instant(clock.now());
  await changed(sessions, id, (row) => {
    if (row === null) throw new Refusal('UNAUTHENTICATED');
    return { ...row, secondFactorAt: now, activeAt: now };
  });
}

/** The session was used. What cannot be written is written by the next request: nobody is turned away for it. */
export async function markUsed(
  { sessions, clock }: AccountsRoom,
  { doc, revision }: Stored<SessionRow>,
): Promise<void> {
  await sessions.replace({ ...doc, activeAt: instant(clock.now()) }, revision).catch(() => undefined);
}
