import { WaitingFor, workWorker } from '@sinan/aggregate';
import { mailOf } from '../mail-kinds.ts';
import { askForMails } from '../mails.ts';
import { holdersOf } from '../projections.ts';
import type { NotificationsRoom } from '../room.ts';
import { type CaseContent, type NoticeRow, somebodyOnDuty } from '../rows.ts';
import { tellSubscribers } from './fan-out.ts';

/** Turns a notice into one mail for each of its readers. Cut short and run again, it adds only those that are missing. */
export const noticeWorker = workWorker<NotificationsRoom, NoticeRow>({
  name: 'notifications.notices',
  queue: (room) => room.notices,
  async run(room, { id, to, content, attempts }, { signal }) {
    if (!('facts' in content)) await tellSubscribers(room, content, { signal, isRepeated: attempts > 1 });
    else await tellEach(room, await readersOf(room, to, content), id, content);
    return undefined;
  },
});

function readersOf(room: NotificationsRoom, to: string, content: CaseContent): Promise<Iterable<string>> {
  const [kind, id = ''] = to.split(':', 2);
  return kind === 'organisation' ? room.membersOf(id) : onDutyAt(room, id, content);
}

/** Everyone there who holds one of the duties that hear of it, once. While nobody does, the notice waits: a duty that is granted wakes it. */
async function onDutyAt(room: NotificationsRoom, centreId: string, content: CaseContent): Promise<Iterable<string>> {
  const { duties } = mailOf(content.kind);
  const people = new Set((await Promise.all(duties.map((duty) => holdersOf(room, duty, centreId)))).flat());
  if (people.size === 0) throw new WaitingFor(somebodyOnDuty(duties[0], centreId));
  return people;
}

async function tellEach(room: NotificationsRoom, people: Iterable<string>, notice: string, content: CaseContent) {
  await askForMails(
    room,
    [...people].map((person) => ({ id: `mail/${notice}/${person}`, to: `person:${person}`, content })),
  );
}
