import type { Reaction } from '@sinan/runtime';
import { type Envelope, EVENTS } from '@sinan/schema';
import { caseMailsOf, TOLD_OF } from './case-mails.ts';
import { contactGone } from './erasure/forgetting.ts';
import { EXPERTS_TELL, expertMailsOf } from './expert-mails.ts';
import { mailOf } from './mail-kinds.ts';
import { askForMails } from './mails.ts';
import { onMemberships } from './membership-mails.ts';
import { removeStale } from './postings/removing.ts';
import { keepNewest } from './projections.ts';
import { giveFree } from './reservations.ts';
import type { NotificationsRoom } from './room.ts';
import {
  type CaseContent,
  contactOf,
  movedFact,
  noticeIdOf,
  partOf,
  somebodyOnDuty,
  type WarningNotice,
} from './rows.ts';
import { forgetSuppressionFor } from './suppression/index.ts';
import { forgetWebhook } from './webhooks/keeping.ts';

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

/** Each kind of mail that tells of the event: to one person at once, to a centre or an enterprise by way of a notice. */
const onCaseEvent: On = async (room, event) => {
  for (const kind of caseMailsOf(event.type)) await tell(room, event, kind);
};

const onExpertEvent: On = async (room, event) => {
  for (const kind of expertMailsOf(event.type)) await tell(room, event, kind);
};

async function tell(room: NotificationsRoom, event: Envelope, kind: CaseContent['kind']): Promise<void> {
  const about = mailOf(kind).about(event.data);
  if (about === null) return;
  const { reader, facts, once } = about;
  const [id, content] = [`${once ?? event.id}/${kind}`, { kind, facts }];
  if (reader.kind === 'person') await askForMails(room, [{ id: `mail/${id}`, to: `person:${reader.id}`, content }]);
  else await room.notices.add([{ id: `notice/${id}`, to: `${reader.kind}:${reader.id}`, content }]);
}

const onWarningPublished: On = async (room, event) => {
  const { publishedAt: at, ...said } = EVENTS.warningPublished.data.parse(event.data);
  await tellOfWarning(room, { kind: 'warning', ...said, at });
};

/** Of a minor version nobody is mailed. */
const onWarningUpdated: On = async (room, event) => {
  const { minor, changed: _, publishedAt: at, ...said } = EVENTS.warningUpdated.data.parse(event.data);
  if (!minor) await tellOfWarning(room, { kind: 'warning-updated', ...said, at });
};

const onWarningCancelled: On = async (room, event) => {
  const { cancelledAt: at, ...said } = EVENTS.warningCancelled.data.parse(event.data);
  await tellOfWarning(room, { kind: 'warning-cancelled', ...said, at });
};

async function tellOfWarning(room: NotificationsRoom, content: WarningNotice): Promise<void> {
  await room.notices.add([{ id: noticeIdOf(content.warningId, partOf(content)), to: 'subscribers', content }]);
}

/** The command that erased it did this too; after a crash it is done here. */
const onSubscriptionErased: On = async (room, event) => {
  await giveFree(room, event.subject);
  await removeStale(room, event.subject);
  await forgetSuppressionFor(room, `subscription:${event.subject}`);
  await forgetWebhook(room, event.subject);
  await room.mails.wake(movedFact(event.subject));
};

/** Where it was is free, and in no history any more: nor is what else was asked for in its place. Its mail to there need not wait any more. */
const onSubscriptionMoved: On = async (room, event, { call }) => {
  const id = event.subject;
  const state = (await room.subscriptions.load(id))?.state;
  // The next address may be reserved by now, by who has just followed the link to that.
  if (state?.status === 'confirmed')
    await giveFree(room, id, [state.email, ...(state.moving ? [state.moving.email] : [])]);
  await room.subscriptions.erase({
    call,
    id,
    forget: { SubscriptionRequested: 'all', ExposureChosen: 'all', ConsentTakenOver: 'all', MoveAsked: 'all' },
  });
  await room.mails.wake(movedFact(id));
};

/** What it was found by goes: of who asks for it anew, or chooses it again, it is written anew. */
const onChosenOtherwise: On = async (room, event) => {
  await removeStale(room, event.subject);
  await room.mails.wake(movedFact(event.subject));
};

/** Who has left is posted nothing more either. */
const onLeft: On = async (room, event, context) => {
  await onChosenOtherwise(room, event, context);
  await forgetWebhook(room, event.subject);
};

/** Each writes rows whose ids derive from the event: handled twice, it adds nothing. The slow part is the workers'. */
export const reactions: readonly Reaction<NotificationsRoom>[] = [
  {
    group: 'notifications.contacts',
    topics: ['contacts'],
    on: { [EVENTS.contactStated.type]: onContactStated, [EVENTS.linkIssued.type]: onLinkIssued },
    onTombstone: contactGone,
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
    group: 'notifications.experts',
    topics: ['experts'],
    on: Object.fromEntries(EXPERTS_TELL.map((type) => [type, onExpertEvent])),
  },
  {
    group: 'notifications.warnings',
    topics: ['risk'],
    on: {
      [EVENTS.warningPublished.type]: onWarningPublished,
      [EVENTS.warningUpdated.type]: onWarningUpdated,
      [EVENTS.warningCancelled.type]: onWarningCancelled,
    },
  },
  {
    group: 'notifications.erasures',
    topics: ['subscriptions'],
    on: {
      [EVENTS.subscriptionErased.type]: onSubscriptionErased,
      [EVENTS.subscriptionMoved.type]: onSubscriptionMoved,
    },
  },
  {
    group: 'notifications.postings',
    topics: ['subscriptions'],
    on: {
      [EVENTS.subscriptionChanged.type]: onChosenOtherwise,
      [EVENTS.subscriptionLeft.type]: onLeft,
    },
  },
];
