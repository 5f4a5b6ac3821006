import { instant } from '@sinan/runtime';
import type { Id } from '@sinan/schema';
import type { Page } from '@sinan/store';
import type { AccountsRoom } from '../room.ts';
import type { SessionRow } from '../rows.ts';

/** Tells a session that holds now from one that was ended or has expired. */
export function holds({ clock }: AccountsRoom): (session: SessionRow) => boolean {
  const now = instant(clock.now());
  return ({ revoked, expiresAt }) => !revoked && now < expiresAt;
}

/** The sessions of a person that hold now, oldest first. */
export async function heldBy(room: AccountsRoom, personId: Id<'person'>): Promise<readonly SessionRow[]> {
  const found: SessionRow[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<SessionRow> = await room.sessions.page({ where: { personId }, after, limit: 500 });
    found.push(...page.rows.map(({ doc }) => doc).filter(holds(room)));
    if (page.next === null) return found;
    after = page.next;
  }
}
