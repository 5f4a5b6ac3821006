import { CONNECTIONS, type Mailer } from '@sinan/mail';
import { defineService, type ServiceDefinition } from '@sinan/runtime';
import {
  askToMove,
  confirm,
  eraseSubscription,
  importProblems,
  importSubscriber,
  leave,
  mailSample,
  manageSubscription,
  move,
  pauseSubscription,
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeSubscription,
  resumeWebhook,
  setWebhook,
  subscribe,
  testWebhook,
} from './commands/index.ts';
import { domainWorker, mailDomains } from './deliverability/index.ts';
import { forgetPerson, forgettingWorker, isErased } from './erasure/forgetting.ts';
import { confirmExposure } from './exposure/command.ts';
import { expectedOfChoice, exposure } from './exposure/queries.ts';
import { graphql } from './graphql/index.ts';
import { ledgerWorker } from './ledger/sending.ts';
import { sweptWithPostings } from './postings/earlier.ts';
import {
  deliveryProgress,
  deliveryTo,
  expected,
  exportSubscription,
  mails,
  mailsBehind,
  personalData,
  readLink,
  samples,
  subscription,
  warningAudience,
  webhook,
} from './queries/index.ts';
import { reactions } from './reactions.ts';
import { redrive } from './redrive/redriving.ts';
import { collections, type NotificationsRoom, openRoom } from './room.ts';
import { liftSuppression, noteReport, suppressions } from './suppression/index.ts';
import { postWorker } from './webhooks/sending.ts';
import { mailWorker, noticeWorker, reportWorker } from './workers/index.ts';

export type { LinkView, MailView } from './queries/index.ts';
export type { NotificationsRoom } from './room.ts';
export type { MailKind, MailState } from './rows.ts';

const subscribing = [subscribe, confirm, leave, readLink, expected];
const importing = [importSubscriber, importProblems];
const managing = [
  subscription,
  manageSubscription,
  pauseSubscription,
  resumeSubscription,
  exportSubscription,
  eraseSubscription,
  askToMove,
  move,
];
const posting = [webhook, setWebhook, renewWebhookSecret, pauseWebhook, resumeWebhook, testWebhook, removeWebhook];
const exposing = [exposure, expectedOfChoice, confirmExposure];
const telling = [mails, warningAudience, samples, mailSample, deliveryProgress, deliveryTo, redrive];
const returning = [noteReport, suppressions, liftSuppression, mailDomains];

/**
 * Tells people by mail what concerns them, their programs by post if they want it, and keeps the subscriptions to risk warnings. Sends through this mailer, which it does
 * not close, so many mails at once.
 */
export function notificationsService(mailer: Mailer, connections = CONNECTIONS): ServiceDefinition<NotificationsRoom> {
  return defineService({
    name: 'notifications',
    collections,
    publishes: ['subscriptions'],
    open: (resources) => openRoom(resources, mailer, connections),
    aggregates: (room) => [sweptWithPostings(room)],
    operations: [
      ...subscribing,
      ...importing,
      ...managing,
      ...posting,
      ...exposing,
      ...telling,
      ...returning,
      personalData,
      forgetPerson,
      isErased,
    ],
    loaders: {},
    graphql,
    reactions,
    checks: [mailsBehind],
    workers: [domainWorker, noticeWorker, ledgerWorker, mailWorker, postWorker, reportWorker, forgettingWorker],
  });
}
