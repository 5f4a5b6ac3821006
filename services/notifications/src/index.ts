import type { Mailer } from '@sinan/mail';
import { defineService, type ServiceDefinition } from '@sinan/runtime';
import { confirm, leave, subscribe } from './commands.ts';
import { graphql } from './graphql.ts';
import { mails, readLink } from './queries.ts';
import { reactions } from './reactions.ts';
import { collections, type NotificationsRoom, openRoom } from './room.ts';
import { mailWorker, noticeWorker } from './workers/index.ts';

export type { LinkView, MailView } from './queries.ts';
export type { NotificationsRoom } from './room.ts';
export type { MailKind, MailState } from './rows.ts';

/** Tells people by mail what concerns them, and keeps the subscriptions to risk warnings. Sends through this mailer, which it does not close. */
export function notificationsService(mailer: Mailer): ServiceDefinition<NotificationsRoom> {
  return defineService({
    name: 'notifications',
    collections,
    publishes: ['subscriptions'],
    open: (resources) => openRoom(resources, mailer),
    aggregates: (room) => [room.subscriptions],
    operations: [subscribe, confirm, leave, readLink, mails],
    loaders: {},
    graphql,
    reactions,
    workers: [noticeWorker, mailWorker],
  });
}
