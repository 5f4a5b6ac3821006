import { WaitingFor, workWorker } from '@sinan/aggregate';
import { CASE_MAILS } from '../case-mails.ts';
import { askForMails } from '../mails.ts';
import { holdersOf } from '../projections.ts';
import type { NotificationsRoom } from '../room.ts';
import { type CaseContent, type NoticeRow, somebodyOnDuty } from '../rows.ts';

const PAGE = 500;

/** Turns a notice into one mail for each of its readers. Cut short and run again, it adds only those that are missing. */
export const noticeWorker = workWorker<NotificationsRoom, NoticeRow>({
  name: 'notifications.notices',
  queue: (room) => room.notices,
  async run(room, { id, to, content }, { signal }) {
    if (content.kind === 'warning') await tellSubscribers(room, content, signal);
    else await tellCentre(room, to.slice('centre:'.length), id, content);
    return undefined;
  },
});

/** Everyone there who holds one of the duties that hear of it, once. While nobody does, the notice waits: a duty that is granted wakes it. */
async function tellCentre(room: NotificationsRoom, centreId: string, notice: string, content: CaseContent) {
  const { duties } = CASE_MAILS[content.kind];
  const people = new Set((await Promise.all(duties.map((duty) => holdersOf(room, duty, centreId)))).flat());
  if (people.size === 0) throw new WaitingFor(somebodyOnDuty(duties[0], centreId));
  await askForMails(
    room,
    [...people].map((person) => ({ id: `mail/${notice}/${person}`, to: `person:${person}`, content })),
  );
}

/** Each subscriber once, however many of the warning's countries they chose: the mail's id is the warning's and the subscription's. */
async function tellSubscribers(
  room: NotificationsRoom,
  { countries, ...content }: NoticeRow['content'] & { kind: 'warning' },
  signal: AbortSignal,
) {
  const where = { status: 'confirmed', countries: { containsAny: countries } };
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<typeof room.subscriptions.documents.page>> = await room.subscriptions.documents.page(
      { where, after, limit: PAGE },
    );
    await askForMails(
      room,
      page.rows.map(({ doc }) => ({
        id: `mail/${content.warningId}.${content.version}/${doc.id}`,
        to: `subscription:${doc.id}`,
        content,
      })),
    );
    if (page.next === null) return;
    after = page.next;
  }
}
