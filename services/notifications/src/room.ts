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
import type { Collection } from '@sinan/store';
import { type DigestSeal, sealCollection } from './digest/rows.ts';
import { type Dispatch, openDispatch } from './dispatch/dispatch.ts';
import { type ForgettingRow, forgettingRows } from './erasure/rows.ts';
import { openProposals, type ProposeFor } from './exposure/knowledge.ts';
import { subscriptionFacts } from './facts.ts';
import { type Gate, openGate } from './gate.ts';
import { type LastYear, openLastYear } from './last-year.ts';
import { type ShardRow, shardCollection } from './ledger/rows.ts';
import { type CreditCodes, openCreditCodes } from './membership-mails.ts';
import { type Earlier, openEarlier } from './postings/earlier.ts';
import { type Posting, postingCollection } from './postings/rows.ts';
import { postAhead, standing } from './postings/writing.ts';
import { type MayHear, type MembersOf, openMayHear, openMembersOf } from './readers.ts';
import { openReceipts, type Receipts } from './receipts.ts';
import { type Redrive, redriveCollection } from './redrive/rows.ts';
import {
  type Contact,
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
  contactCollection,
  holderCollection,
  noticeCollection,
  mailCollection,
  shardCollection,
  receiptCollection,
  reportCollection,
  suppressionCollection,
  sealCollection,
  redriveCollection,
  forgettingRows,
  ...reactionCollections('notifications'),
];

export interface NotificationsRoom {
  readonly subscriptions: Handler<SubscriptionState, SubscriptionCommand>;
  /** By what those are found who chose a country. */
  readonly postings: Collection<Posting>;
  readonly earlier: Earlier;
  readonly reservations: Collection<Reservation>;
  readonly contacts: Collection<Contact>;
  readonly holders: Collection<Holder>;
  readonly notices: WorkQueue<NoticeRow>;
  readonly mails: WorkQueue<MailRow>;
  /** The mails about warnings that go out at once, by the hundred. */
  readonly shards: WorkQueue<ShardRow>;
  readonly receipts: Receipts;
  /** Mails that came back, to be acted upon. */
  readonly reports: WorkQueue<ReportRow>;
  readonly suppressions: Collection<Suppression>;
  /** What the digests that were begun tell of. */
  readonly seals: Collection<DigestSeal>;
  /** What was missing of a part and was sent again: who had it done, and when. */
  readonly redrives: Collection<Redrive>;
  /** Addresses that are being forgotten. */
  readonly forgetting: WorkQueue<ForgettingRow>;
  readonly gate: Gate;
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
  readonly resources: Pick<Resources, 'clock' | 'settings' | 'metrics' | 'centres'>;
}

export function openRoom(resources: Resources, mailer: Mailer, connections: number): NotificationsRoom {
  const { store } = resources;
  const postings = store.collection<Posting>(postingCollection);
  const subscriptions = openAggregate(resources, { ...subscriptionSpec, ahead: postAhead(postings) });
  return {
    subscriptions,
    postings,
    earlier: openEarlier(subscriptions, postings, resources.log),
    reservations: store.collection(reservationCollection),
    contacts: store.collection(contactCollection),
    holders: store.collection(holderCollection),
    notices: openWork(resources, noticeCollection),
    mails: openWork(resources, mailCollection),
    shards: openWork(resources, shardCollection),
    reports: openWork(resources, reportCollection),
    suppressions: store.collection(suppressionCollection),
    forgetting: openWork(resources, forgettingRows),
    receipts: openReceipts(store.collection(receiptCollection)),
    seals: store.collection(sealCollection),
    redrives: store.collection(redriveCollection),
    gate: openGate(resources.clock),
    warnings: openWarnings(resources.ask),
    lastYear: openLastYear(resources),
    proposeFor: openProposals(resources.ask),
    creditCodes: openCreditCodes(resources.ask),
    mayHear: openMayHear(resources.ask),
    membersOf: openMembersOf(resources.ask),
    mailer,
    dispatch: openDispatch(mailer, resources, connections),
    from: senderOf(resources),
    resources,
  };
}

function senderOf({ settings }: Resources): Mailbox {
  const sender = parseMailbox(settings.mailFrom);
  if (sender === null) throw new Error('the sender of mails (mailFrom) is not a mailbox such as "Name <local@domain>"');
  return sender;
}
