import type { Reaction } from '@sinan/runtime';
import { type Envelope, EVENTS } from '@sinan/schema';
import { CASE_MAILS, type CaseMailKind, caseMailsOf, TOLD_OF } from './case-mails.ts';
import { askForMails } from './mails.ts';
import { onMemberships } from './membership-mails.ts';
import { keepNewest } from './projections.ts';
import type { NotificationsRoom } from './room.ts';
import { contactOf, somebodyOnDuty } from './rows.ts';

type On = Reaction<NotificationsRoom>['on'][string];

const onContactStated: On = async (room, event) => {
  const { personId, email, locale } = EVENTS.contactStated.data.parse(event.data);
  await keepNewest(room.contacts, { id: personId, email, locale, sequence: Number(event.sequence) });
  await room.mails.wake(contactOf(personId));
};

const onLinkIssued: On = async (room, event) => {
  const { linkId, email, locale, expiresAt } = EVENTS.linkIssued.data.parse(event.data);
  await askForMails(room, [
    {
      id: `mail/${event.id}`,
      to: 'address',
      address: { email, locale },
      content: { kind: 'sign-in', linkId, expiresAt },
    },
  ]);
};

const onDutyGranted: On = async (room, event) => {
  const { duty, centreId } = await holding(room, event, true);
  if (centreId !== null) await room.notices.wake(somebodyOnDuty(duty, centreId));
};

const onDutyRevoked: On = async (room, event) => {
  await holding(room, event, false);
};

async function holding(room: NotificationsRoom, event: Envelope, held: boolean) {
  const change = EVENTS.dutyGranted.data.parse(event.data);
  const { personId, duty } = change;
  const centreId = change.centreId ?? '';
  const sequence = Number(event.sequence);
  await keepNewest(room.holders, { id: `${personId}|${duty}|${centreId}`, personId, duty, centreId, held, sequence });
  return change;
}

/** Each kind of mail that tells of the event: to one person at once, to a centre by way of a notice. */
const onCaseEvent: On = async (room, event) => {
  for (const kind of caseMailsOf(event.type)) await tellOfCase(room, event, kind);
};

async function tellOfCase(room: NotificationsRoom, event: Envelope, kind: CaseMailKind): Promise<void> {
  const about = CASE_MAILS[kind].about(event.data);
  if (about === null) return;
  const { reader, facts } = about;
  const [id, content] = [`${event.id}/${kind}`, { kind, facts }];
  if (reader.kind === 'person') await askForMails(room, [{ id: `mail/${id}`, to: `person:${reader.id}`, content }]);
  else await room.notices.add([{ id: `notice/${id}`, to: `centre:${reader.id}`, content }]);
}

const onWarningPublished: On = async (room, event) => {
  const { warningId, version, countries } = EVENTS.warningPublished.data.parse(event.data);
  const content = { kind: 'warning', warningId, version, countries } as const;
  await room.notices.add([{ id: `notice/${warningId}.${version}`, to: 'subscribers', content }]);
};

/** Each writes rows whose ids derive from the event: handled twice, it adds nothing. The slow part is the workers'. */
export const reactions: readonly Reaction<NotificationsRoom>[] = [
  {
    group: 'notifications.contacts',
    topics: ['contacts'],
    on: { [EVENTS.contactStated.type]: onContactStated, [EVENTS.linkIssued.type]: onLinkIssued },
  },
  {
    group: 'notifications.duties',
    topics: ['accounts'],
    on: { [EVENTS.dutyGranted.type]: onDutyGranted, [EVENTS.dutyRevoked.type]: onDutyRevoked },
  },
  onMemberships,
  {
    group: 'notifications.cases',
    topics: ['cases'],
    on: Object.fromEntries(TOLD_OF.map((type) => [type, onCaseEvent])),
  },
  {
    group: 'notifications.warnings',
    topics: ['risk'],
    on: { [EVENTS.warningPublished.type]: onWarningPublished },
  },
];
