import type { Reaction } from '@sinan/runtime';
import { type Envelope, EVENTS } from '@sinan/schema';
import { askForMails } from './mails.ts';
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

/** The enterprise hears that its case has come in, the centre that one has arrived. What a partner filed has no person to tell. */
const onCaseSubmitted: On = async (room, event) => {
  const { caseId, filedBy, centreId, country, disputeType, submittedAt } = EVENTS.caseSubmitted.data.parse(event.data);
  await room.notices.add([
    {
      id: `notice/${event.id}`,
      to: `centre:${centreId}`,
      content: { kind: 'case-arrived', caseId, country, disputeType },
    },
  ]);
  if (filedBy === null) return;
  const content = { kind: 'case-received', caseId, centreId, country, disputeType, submittedAt } as const;
  await askForMails(room, [{ id: `mail/${event.id}/case-received`, to: `person:${filedBy}`, content }]);
};

const onCaseAccepted: On = async (room, event) => {
  const { caseId, filedBy, centreId, acceptedAt } = EVENTS.caseAccepted.data.parse(event.data);
  if (filedBy === null) return;
  const content = { kind: 'case-accepted', caseId, centreId, acceptedAt } as const;
  await askForMails(room, [{ id: `mail/${event.id}/case-accepted`, to: `person:${filedBy}`, content }]);
};

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
  {
    group: 'notifications.cases',
    topics: ['cases'],
    on: { [EVENTS.caseSubmitted.type]: onCaseSubmitted, [EVENTS.caseAccepted.type]: onCaseAccepted },
  },
  {
    group: 'notifications.warnings',
    topics: ['risk'],
    on: { [EVENTS.warningPublished.type]: onWarningPublished },
  },
];
