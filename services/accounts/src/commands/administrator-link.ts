import { instant, linkToken } from '@sinan/runtime';
import { type Call, command } from '@sinan/schema';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';

const LINK_MS = 24 * 60 * 60_000;
/** A link with less than this left is not printed again: there must be time to use it. */
const WORTH_PRINTING_MS = 60 * 60_000;
const ADMINISTRATORS = 100;

/**
 * The link that the first start prints. Null once somebody who is an administrator has signed in; until then each start prints the one
 * that is still good, or a new one. A deployment whose last administrator lost the duty gets one again.
 */
export const administratorLink = command({
  name: 'accounts.administratorLink',
  access: 'system',
  input: z.strictObject({}),
  async run(room: AccountsRoom, call): Promise<{ readonly url: string } | null> {
    if (await administratorSignedIn(room)) return null;
    const { id, expiresAt } = (await openLink(room)) ?? (await issue(room, call));
    const token = linkToken(room.settings.secret, 'administrator', id, Date.parse(expiresAt));
    return { url: `${room.settings.publicUrl}/sign-in?token=${encodeURIComponent(token)}` };
  },
});

interface PrintedLink {
  readonly id: string;
  readonly expiresAt: string;
}

async function administratorSignedIn(room: AccountsRoom): Promise<boolean> {
  const where = { duties: { contains: 'administrator' } };
  const { rows } = await room.people.documents.page({ where, limit: ADMINISTRATORS });
  const sessions = rows.map(({ doc }) => room.sessions.count({ where: { personId: doc.id }, cap: 1 }));
  return (await Promise.all(sessions)).some((count) => count > 0);
}

async function openLink(room: AccountsRoom): Promise<PrintedLink | null> {
  const { rows } = await room.links.documents.page({
    where: {
      purpose: 'administrator',
      status: 'open',
      expiresAt: { gt: instant(room.clock.now() + WORTH_PRINTING_MS) },
    },
    orderBy: { field: 'expiresAt', direction: 'desc' },
    limit: 1,
  });
  const state = rows[0]?.doc.state;
  return rows[0] && state?.status === 'open' ? { id: rows[0].doc.id, expiresAt: state.expiresAt } : null;
}

async function issue(room: AccountsRoom, call: Call): Promise<PrintedLink> {
  const expiresAt = instant(room.clock.now() + LINK_MS);
  const email = room.settings.administratorEmail;
  const command = { type: 'Issue', purpose: 'administrator', email, locale: call.locale, expiresAt } as const;
  const { id } = await room.links.execute({ call, command });
  return { id, expiresAt };
}
