import { instant, reservationId } from '@sinan/runtime';
import { DuplicateKey, StaleRevision } from '@sinan/store';
import type { NotificationsRoom } from '../room.ts';
import type { MailContent } from '../rows.ts';
import { type About, afterReport, lifted, maskedAddress, mayGoOut } from './policy.ts';
import type { Heard, Lift, Owner, Suppression } from './rows.ts';

function idOf({ resources }: NotificationsRoom, email: string): string {
  return reservationId(resources.settings.secret, 'suppression', email.toLowerCase());
}

/** What came back from an address; null while nothing did. */
export async function suppressionOf(room: NotificationsRoom, email: string): Promise<Suppression | null> {
  return (await room.suppressions.get(idOf(room, email)))?.doc ?? null;
}

/** Whether an address is not mailed. */
export async function isSuppressed(room: NotificationsRoom, email: string): Promise<boolean> {
  return (await suppressionOf(room, email))?.standing === 'suppressed';
}

/** Whether a mail to an address may go out, at the last moment before it does. */
export async function standingOf(room: NotificationsRoom, email: string, content: MailContent): Promise<Standing> {
  return (await standingsOf(room, [email], content))[0] ?? 'now';
}
type Standing = 'now' | 'later' | 'never';

/** The same for some addresses, at most 1,000; `now` for none. */
export async function standingsOf(
  room: NotificationsRoom,
  emails: readonly (string | null)[],
  content: MailContent,
): Promise<readonly Standing[]> {
  const ids = emails.map((email) => (email === null ? null : idOf(room, email)));
  const found = await room.suppressions.getMany([...new Set(ids.filter((id) => id !== null))], 'once');
  const known = new Map(found.map(({ doc }) => [doc.id, doc]));
  return ids.map((id) => {
    const suppression = id === null ? undefined : known.get(id);
    return suppression === undefined ? 'now' : mayGoOut(suppression, content, room.resources.clock.now());
  });
}

/** Holds a report against an address; repeated, it changes nothing more. */
export async function holdAgainst(
  room: NotificationsRoom,
  email: string,
  report: Heard,
  { owner, sentAt }: Pick<About, 'owner' | 'sentAt'>,
): Promise<void> {
  const about = { id: idOf(room, email), shown: maskedAddress(email), owner, sentAt };
  await changed(room, about.id, (before) => afterReport(before, report, about));
}

/** Lifts what is held against an address, by the row's id. Resolves to whether there was anything. */
export async function lift(room: NotificationsRoom, id: string, by: Omit<Lift, 'at'>): Promise<boolean> {
  const at = instant(room.resources.clock.now());
  const isHeld = (row: Suppression | null): row is Suppression => row !== null && row.standing !== 'lifted';
  return isHeld(await changed(room, id, (before) => (isHeld(before) ? lifted(before, { ...by, at }) : before)));
}

/** Lifts what is held against an address whose reader has shown that it works. */
export async function liftFor(room: NotificationsRoom, email: string): Promise<void> {
  await lift(room, idOf(room, email), { by: 'reader', reason: null });
}

/** What came back from the address of a person or a subscription; null while nothing did. */
export async function suppressionFor({ suppressions }: NotificationsRoom, owner: Owner): Promise<Suppression | null> {
  return (await suppressions.page({ where: { owners: { contains: owner } }, limit: 1 })).rows[0]?.doc ?? null;
}

/** Forgets what came back from the address of a person or a subscription, whose address itself may be gone by now. */
export async function forgetSuppressionFor(room: NotificationsRoom, owner: Owner): Promise<void> {
  for (;;) {
    const known = await suppressionFor(room, owner);
    if (known === null) return;
    await room.suppressions.remove(known.id);
  }
}

/** Forgets what is held against an address. */
export async function forgetSuppression(room: NotificationsRoom, email: string): Promise<void> {
  const known = await room.suppressions.get(idOf(room, email));
  if (known !== null) await room.suppressions.remove(known.doc.id);
}

/** Writes what `change` makes of the row, of which nobody else wrote meanwhile; resolves to what was there before. */
async function changed(
  { suppressions }: NotificationsRoom,
  id: string,
  change: (before: Suppression | null) => Suppression | null,
): Promise<Suppression | null> {
  for (;;) {
    const known = await suppressions.get(id);
    const before = known?.doc ?? null;
    const next = change(before);
    if (next === null || next === before) return before;
    try {
      if (known === null) await suppressions.insert(next);
      else await suppressions.replace(next, known.revision);
      return before;
    } catch (error) {
      if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
    }
  }
}
