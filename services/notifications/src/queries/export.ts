import { eventOf, historyOf } from '@sinan/aggregate';
import { idOf, mailAddress, query } from '@sinan/schema';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import { entriesFor } from '../ledger/reading.ts';
import { mailState } from '../ledger/rows.ts';
import { readManageLink, token } from '../links.ts';
import { knownSubscription } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import type { MailRow } from '../rows.ts';
import type { SubscriptionEvent, SubscriptionState } from '../subscription/index.ts';
import { type Suppression, suppressionFor, suppressionOf } from '../suppression/index.ts';
import { webhookOf } from '../webhooks/keeping.ts';
import { webhookView } from '../webhooks/view.ts';

const PAGE = 500;

/** All that is known of a subscriber, for the subscriber; null for a forged link, and for what is erased. */
export const exportSubscription = query({
  name: 'notifications.export',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, _, { token }): Promise<object | null> {
    const id = await readManageLink(room, token);
    return id ? subscriptionData(room, id) : null;
  },
});

/** What this service holds of a person and an address of theirs, for the copy that they may have. */
export const personalData = query({
  name: 'notifications.personalData',
  access: 'system',
  input: z.strictObject({ personId: idOf('person'), email: mailAddress }),
  async run(room: NotificationsRoom, _, { personId, email }): Promise<object> {
    const [contact, subscriptionId] = await Promise.all([room.contacts.get(personId), knownSubscription(room, email)]);
    return {
      contact: contact && { email: contact.doc.email, locale: contact.doc.locale },
      returned: returnedFrom((await suppressionFor(room, `person:${personId}`)) ?? (await suppressionOf(room, email))),
      subscription: subscriptionId && (await subscriptionData(room, subscriptionId)),
      mails: await mailsTo(room, `person:${personId}`),
    };
  },
});

async function subscriptionData(room: NotificationsRoom, id: string): Promise<object | null> {
  const state = (await room.subscriptions.load(id))?.state;
  if (!state || state.status === 'none' || state.status === 'erased') return null;
  return {
    subscription: { id, ...standing(state) },
    history: await historyFor(room, id),
    webhook: await webhookFor(room, id, state),
    returned: returnedFrom(await suppressionFor(room, `subscription:${id}`)),
    // What is moved meanwhile from a shard to a row is then in both, and not in neither.
    mails: byTime([...(await toldIn(room, id)), ...(await mailsTo(room, `subscription:${id}`))]),
  };
}

/** That mails to the address came back, or were complained about. */
function returnedFrom(suppression: Suppression | null): object | null {
  if (suppression === null) return null;
  const { shown, standing, reason, since, count } = suppression;
  return { address: shown, standing, reason, since, count };
}

/** Without what was posted to a webhook that is set no more: it led elsewhere. */
async function webhookFor(room: NotificationsRoom, id: string, state: SubscriptionState): Promise<object | null> {
  const webhook = await webhookOf(room, id, state);
  return webhook && webhookView(room, webhook);
}

function standing(state: Exclude<SubscriptionState, { status: 'none' | 'erased' }>) {
  const { recent: _, arrived: __, number, ...kept } = state;
  return { ...kept, requests: number };
}

/** What was asked, confirmed and changed, and when. */
async function historyFor(room: NotificationsRoom, id: string): Promise<readonly object[]> {
  const entries = await historyOf(room.subscriptions, id);
  return entries.map((entry) => {
    const { personal, ...event } = { personal: undefined, ...eventOf<SubscriptionEvent>(entry) };
    return { ...event, at: entry.at, ...personal };
  });
}

/** What is mailed to the address that a subscription is to move to is not told to who asks for it: whether there is such a mail, and what became of it, tells of that address. */
function isOfAnother({ content }: MailRow): boolean {
  return content.kind === 'confirm-move';
}

/** Every mail that was asked for, with what became of it. */
async function mailsTo({ mails: { rows } }: NotificationsRoom, to: string): Promise<readonly ToldMail[]> {
  const found: ToldMail[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<MailRow> = await rows.page({
      where: { to },
      orderBy: { field: 'askedAt', direction: 'asc' },
      after,
      limit: PAGE,
    });
    found.push(...page.rows.filter(({ doc }) => !isOfAnother(doc)).map(({ doc }) => mailFor(doc)));
    if (page.next === null) return found;
    after = page.next;
  }
}

/** Those of the ledger's shards; the ones that went on by a row of their own are among the rows. */
async function toldIn(room: NotificationsRoom, subscriptionId: string): Promise<readonly ToldMail[]> {
  const found: ToldMail[] = [];
  for await (const entry of entriesFor(room, subscriptionId)) {
    const state = mailState(entry);
    const { askedAt, content } = entry.shard;
    if (state !== null) found.push(mailFor({ content, state, askedAt, sentAt: entry.sentAt }));
  }
  return found;
}

type ToldMail = ReturnType<typeof mailFor>;
function byTime(mails: readonly ToldMail[]): readonly ToldMail[] {
  return mails.toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : Number(one.askedAt > other.askedAt)));
}

function mailFor({ content, state, askedAt, sentAt }: Pick<MailRow, 'content' | 'state' | 'askedAt' | 'sentAt'>) {
  const about = 'warningId' in content ? { warningId: content.warningId, version: content.version } : {};
  return { kind: content.kind, ...about, state, askedAt, sentAt };
}
