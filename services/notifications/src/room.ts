import {
  type AggregateSpec,
  aggregateCollections,
  erasureCollection,
  type Handler,
  openAggregate,
  openWork,
  reactionCollections,
  type WorkQueue,
} from '@sinan/aggregate';
import type { Mailer } from '@sinan/mail';
import { type Mailbox, parseMailbox, type Resources } from '@sinan/runtime';
import type { Collection, Doc } from '@sinan/store';
import { openPoster, type Poster } from '@sinan/webhook';
import { type Deliverability, domainDayCollection, openDeliverability } from './deliverability/index.ts';
import { type DigestSeal, sealCollection } from './digest/rows.ts';
import { type Dispatch, openDispatch } from './dispatch/dispatch.ts';
import { type ForgettingRow, forgettingRows } from './erasure/rows.ts';
import { openProposals, type ProposeFor } from './exposure/knowledge.ts';
import { subscriptionFacts } from './facts.ts';
import { type Gate, type GateTo, openGate, openGates } from './gate.ts';
import { type LastYear, openLastYear } from './last-year.ts';
import { type ShardReaders, type ShardRow, shardCollection, shardReadersCollection } from './ledger/rows.ts';
import { type CreditCodes, openCreditCodes } from './membership-mails.ts';
import { type Earlier, openEarlier } from './postings/earlier.ts';
import { type Posting, postingCollection } from './postings/rows.ts';
import { postAhead, standing } from './postings/writing.ts';
import { type MayHear, type MembersOf, openMayHear, openMembersOf } from './readers.ts';
import { openReceipts, type Receipts } from './receipts.ts';
import { type Redrive, redriveCollection } from './redrive/rows.ts';
import {
  type Contact,
  closedCollection,
  contactCollection,
  type Holder,
  holderCollection,
  type MailRow,
  mailCollection,
  type NoticeRow,
  noticeCollection,
  type Reservation,
  receiptCollection,
  reservationCollection,
} from './rows.ts';
import {
  type SubscriptionCommand,
  type SubscriptionEvent,
  type SubscriptionState,
  subscriptionDecider,
} from './subscription/index.ts';
import { type ReportRow, reportCollection, type Suppression, suppressionCollection } from './suppression/index.ts';
import { openWarnings, type Warnings } from './warnings.ts';
import { type Hosts, openHosts } from './webhooks/hosts.ts';
import { type PostRow, postCollection, type Webhook, webhookCollection } from './webhooks/rows.ts';
import { AT_ONCE_TO_HOST } from './webhooks/rule.ts';

/** As many mails to one address, and as many samples to one person. */
const MOVES_AN_HOUR = 3;
const SAMPLES_AN_HOUR = 20;

const erasures = erasureCollection('notifications');

/** Nobody reads a subscription but administrators; its subscriber acts by the tokens of mailed links. */
const subscriptionSpec: AggregateSpec<SubscriptionState, SubscriptionCommand, SubscriptionEvent> = {
  noun: 'subscription',
  decider: subscriptionDecider,
  collections: {
    ...aggregateCollections({
      owner: 'notifications',
      name: 'subscriptions',
      fields: { status: 'string' },
      indexes: [{ equal: ['status'] }],
    }),
    erasures,
  },
  audience: () => ['administrators'],
  index: ({ status }) => ({ status: standing(status) }),
  facts: subscriptionFacts,
};

export const collections = [
  subscriptionSpec.collections.documents,
  subscriptionSpec.collections.history,
  erasures,
  postingCollection,
  reservationCollection,
  closedCollection,
  contactCollection,
  holderCollection,
  noticeCollection,
  mailCollection,
  shardCollection,
  shardReadersCollection,
  receiptCollection,
  reportCollection,
  suppressionCollection,
  domainDayCollection,
  sealCollection,
  redriveCollection,
  forgettingRows,
  webhookCollection,
  postCollection,
  ...reactionCollections('notifications'),
];

export interface NotificationsRoom {
  readonly subscriptions: Handler<SubscriptionState, SubscriptionCommand>;
  /** By what those are found who chose a country. */
  readonly postings: Collection<Posting>;
  readonly earlier: Earlier;
  readonly reservations: Collection<Reservation>;
  /** Addresses that were erased. */
  readonly closed: Collection<Doc>;
  readonly contacts: Collection<Contact>;
  readonly holders: Collection<Holder>;
  readonly notices: WorkQueue<NoticeRow>;
  readonly mails: WorkQueue<MailRow>;
  /** The mails about warnings that go out at once, by the hundred. */
  readonly shards: WorkQueue<ShardRow>;
  readonly shardReaders: Collection<ShardReaders>;
  readonly receipts: Receipts;
  /** Mails that came back, to be acted upon. */
  readonly reports: WorkQueue<ReportRow>;
  readonly suppressions: Collection<Suppression>;
  /** How mails to each receiving domain fare. */
  readonly deliverability: Deliverability;
  /** What the digests that were begun tell of. */
  readonly seals: Collection<DigestSeal>;
  /** What was missing of a part and was sent again: who had it done, and when. */
  readonly redrives: Collection<Redrive>;
  /** Addresses that are being forgotten. */
  readonly forgetting: WorkQueue<ForgettingRow>;
  /** Where the programs of subscribers hear of warnings, by subscription. */
  readonly webhooks: Collection<Webhook>;
  readonly posts: WorkQueue<PostRow>;
  readonly poster: Poster;
  readonly hosts: Hosts;
  readonly gate: Gate;
  /** Of addresses that subscriptions are to move to. */
  readonly gateTo: GateTo;
  /** Of people who have samples mailed to them. */
  readonly samplesTo: GateTo;
  readonly warnings: Warnings;
  readonly lastYear: LastYear;
  readonly proposeFor: ProposeFor;
  readonly creditCodes: CreditCodes;
  readonly mayHear: MayHear;
  readonly membersOf: MembersOf;
  /** For all but sending. */
  readonly mailer: Omit<Mailer, 'send'>;
  readonly dispatch: Dispatch;
  readonly from: Mailbox;
  readonly resources: Pick<Resources, 'clock' | 'settings' | 'metrics' | 'log' | 'centres'>;
}

export function openRoom(resources: Resources, mailer: Mailer, connections: number): NotificationsRoom {
  const { store } = resources;
  const postings = store.collection<Posting>(postingCollection);
  const deliverability = openDeliverability(store.collection(domainDayCollection), resources.clock);
  const subscriptions = openAggregate(resources, { ...subscriptionSpec, ahead: postAhead(postings) });
  return {
    subscriptions,
    postings,
    earlier: openEarlier(subscriptions, postings, resources.log),
    reservations: store.collection(reservationCollection),
    closed: store.collection(closedCollection),
    contacts: store.collection(contactCollection),
    holders: store.collection(holderCollection),
    notices: openWork(resources, noticeCollection),
    mails: openWork(resources, mailCollection),
    shards: openWork(resources, shardCollection),
    shardReaders: store.collection(shardReadersCollection),
    reports: openWork(resources, reportCollection),
    suppressions: store.collection(suppressionCollection),
    deliverability,
    forgetting: openWork(resources, forgettingRows),
    receipts: openReceipts(store.collection(receiptCollection)),
    seals: store.collection(sealCollection),
    redrives: store.collection(redriveCollection),
    webhooks: store.collection(webhookCollection),
    posts: openWork(resources, postCollection),
    poster: openPoster({ targets: resources.settings.webhookTargets }),
    hosts: openHosts(resources.clock, AT_ONCE_TO_HOST),
    gate: openGate(resources.clock),
    gateTo: openGates(resources.clock, MOVES_AN_HOUR),
    samplesTo: openGates(resources.clock, SAMPLES_AN_HOUR),
    warnings: openWarnings(resources.ask),
    lastYear: openLastYear(resources),
    proposeFor: openProposals(resources.ask),
    creditCodes: openCreditCodes(resources.ask),
    mayHear: openMayHear(resources.ask),
    membersOf: openMembersOf(resources.ask),
    mailer,
    dispatch: openDispatch(mailer, resources, connections, deliverability),
    from: senderOf(resources),
    resources,
  };
}

function senderOf({ settings }: Resources): Mailbox {
  const sender = parseMailbox(settings.mailFrom);
  if (sender === null) throw new Error('the sender of mails (mailFrom) is not a mailbox such as "Name <local@domain>"');
  return sender;
}
