import { brokenLink } from '@sinan/aggregate';
import { anonymous, type Id, idOf, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shardTally } from '../ledger/reading.ts';
import { exportSubscription, readLink, subscription } from '../queries/index.ts';
import type { NotificationsRoom } from '../room.ts';
import { confirmToken, unsubscribeToken } from '../testing/links.ts';
import { asked } from '../testing/managed.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import { confirm, eraseSubscription, manageSubscription, subscribe } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object) => asked(office, operation, input);
const choice = {
  ...({ countries: ['DE', 'FR', 'DE'], rights: ['design'], industries: ['C', 'C'], platforms: ['temu'] } as const),
  ...({ severity: 'warning', locale: 'zh-CN' } as const),
};

describe('an erasure', () => {
  const bytesOf = async () => {
    const { subscriptions, reservations, mails, receipts, shards } = office.room;
    const rows = [
      ...(await subscriptions.documents.page({ where: {}, limit: 1_000 })).rows,
      ...(await subscriptions.history.page({ where: {}, limit: 1_000 })).rows,
      ...(await reservations.page({ where: {}, limit: 1_000 })).rows,
      ...(await mails.rows.page({ where: {}, orderBy: { field: 'askedAt', direction: 'asc' }, limit: 1_000 })).rows,
      ...(await receipts.rows.page({ where: {}, limit: 1_000 })).rows,
      ...(await shards.rows.page({ where: {}, limit: 1_000 })).rows,
    ];
    return JSON.stringify(rows);
  };
  /** A subscriber who came by the form, as everybody does. */
  async function subscribed(email: string, countries: readonly string[]) {
    await run(subscribe, { email, countries, locale: 'en' });
    await office.idle();
    const mail = office.mailer.to(email).at(-1)?.text ?? '';
    const tokenOf = (page: string) => decodeURIComponent(new RegExp(`/${page}\\?token=(\\S+)`).exec(mail)?.[1] ?? '');
    await run(confirm, { token: tokenOf('confirm') });
    return tokenOf('manage');
  }

  it('leaves nothing of the address, while the figures and the chain stay', async () => {
    const email = 'erases@example.com';
    const token = await subscribed(email, ['MN']);
    const event = office.risk.publish({ countries: ['MN'] });
    await office.tell(event);
    await office.idle();
    expect(await bytesOf()).toContain(email);
    for (let time = 0; time < 2; time += 1) expect(await run(eraseSubscription, { token })).toEqual({ erased: true });
    expect(await bytesOf()).not.toContain(email);
    expect(await run(subscription, { token })).toBeNull();
    const [id = ''] = token.split('~');
    expect(await shardTally(office.room, idOf('warning').parse(event.subject))).toMatchObject([
      { part: '1', sum: { matched: 1, sent: 1 } },
    ]);
    await vi.waitFor(async () => {
      const head = (await office.room.subscriptions.documents.get(id))?.doc;
      const { rows } = await office.room.subscriptions.history.page({
        where: { id: { gt: `${id}/`, lt: `${id}0` } },
        limit: 100,
      });
      expect(
        brokenLink(
          rows.map(({ doc }) => doc),
          head?.head ?? '',
        ),
      ).toBeNull();
    }, PATIENCE);
  });

  it('makes every link of it one that says nothing', async () => {
    const token = await subscribed('erased-links@example.com', ['MN']);
    const [id = ''] = token.split('~');
    await run(eraseSubscription, { token });
    expect(await run(readLink, { token: unsubscribeToken(office, id), purpose: 'unsubscribe' })).toMatchObject({
      status: 'invalid',
    });
    expect(await run(readLink, { token: confirmToken(office, id, 1), purpose: 'confirm' })).toMatchObject({
      status: 'invalid',
    });
    await expect(run(manageSubscription, { token, ...choice })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await expect(run(confirm, { token: confirmToken(office, id, 1) })).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });

  it('gives its address free by the reaction on it, where the process died in between', async () => {
    const email = 'half-erased@example.com';
    const token = await subscribed(email, ['MN']);
    const [id = ''] = token.split('~');
    const call = office.test.call(anonymous);
    await office.room.subscriptions.erase({ call, id, command: { type: 'erase' }, forget: 'all' });
    expect(await bytesOf()).not.toContain(email);
    await vi.waitFor(
      async () => expect(await bytesOf()).not.toContain(`"subscriptionId":"${id}","id":"subscriber`),
      PATIENCE,
    );
  });

  it('lets the same address subscribe anew: as somebody of whom nothing is known', async () => {
    const email = 'returns-anew@example.com';
    const old = await subscribed(email, ['LA']);
    const first = office.risk.publish({ countries: ['LA'] });
    await office.tell(first);
    await office.idle();
    await run(eraseSubscription, { token: old });
    const token = await subscribed(email, ['KH']);
    expect(token).not.toBe(old);
    expect(await run(exportSubscription, { token })).toMatchObject({
      subscription: { requests: 1 },
      mails: [{ kind: 'confirm-subscription' }],
    });
    await office.tell(office.risk.publish({ countries: ['LA'] }, first.subject as Id<'warning'>));
    await office.idle();
    expect(office.mailer.to(email).filter(({ subject }) => subject.includes('Updated'))).toEqual([]);
  });

  it('frees the address also where its reservation was left behind', async () => {
    const email = 'left-behind@example.com';
    const token = await subscribed(email, ['LA']);
    const [id = ''] = token.split('~');
    const reserved = (await office.room.reservations.page({ where: {}, limit: 1_000 })).rows.find(
      ({ doc }) => doc.subscriptionId === id,
    );
    await run(eraseSubscription, { token });
    if (reserved) await office.room.reservations.insert(reserved.doc);
    expect((await subscribed(email, ['LA'])).startsWith(id)).toBe(false);
  });
});
