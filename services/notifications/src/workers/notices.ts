import { WaitingFor, workWorker } from '@sinan/aggregate';
import type { Duty } from '@sinan/schema';
import { SEARCHING } from '../expert-mail.ts';
import { isExpertMail } from '../expert-mails.ts';
import { askForMails } from '../mails.ts';
import { holdersOf } from '../projections.ts';
import type { NotificationsRoom } from '../room.ts';
import { type CaseContent, type NoticeRow, somebodyOnDuty } from '../rows.ts';
import { tellSubscribers } from './fan-out.ts';

/** Turns a notice into one mail for each of its readers. Cut short and run again, it adds only those that are missing. */
export const noticeWorker = workWorker<NotificationsRoom, NoticeRow>({
  name: 'notifications.notices',
  queue: (room) => room.notices,
  async run(room, { id, to, content }, { signal }) {
    if ('facts' in content) await tellCentre(room, to.slice('centre:'.length), id, content);
    else await tellSubscribers(room, content, signal);
    return undefined;
  },
});

/** Everyone there whose duty it is. While nobody's is, the notice waits: a duty that is granted wakes it. */
async function tellCentre(room: NotificationsRoom, centreId: string, notice: string, content: CaseContent) {
  const [first, ...others] = dutiesFor(content);
  const held = await Promise.all([first, ...others].map((duty) => holdersOf(room, duty, centreId)));
  const people = [...new Set(held.flat())];
  if (people.length === 0) throw new WaitingFor(somebodyOnDuty(first, centreId));
  await askForMails(
    room,
    people.map((person) => ({ id: `mail/${notice}/${person}`, to: `person:${person}`, content })),
  );
}

/** What is filed and handed over is intake's; what becomes of an invitation is for who looks for the expert. */
function dutiesFor({ kind }: CaseContent): readonly [Duty, ...Duty[]] {
  return isExpertMail(kind) ? SEARCHING : ['intake'];
}
