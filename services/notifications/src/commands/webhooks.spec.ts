import { newId, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSubscription, webhook } from '../queries/index.ts';
import { reactions } from '../reactions.ts';
import type { NotificationsRoom } from '../room.ts';
import { anEvent, NOW } from '../testing/builders.ts';
import { asked, managed } from '../testing/managed.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { openReceiver, type Receiver } from '../testing/receiver.ts';
import {
  eraseSubscription,
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
  setWebhook,
  testWebhook,
} from './index.ts';

let office: Office;
let closed: Office;
let receiver: Receiver;
beforeAll(async () => {
  [office, closed] = [await openOffice({ webhookTargets: 'any' }), await openOffice()];
  receiver = await openReceiver();
});
afterAll(async () => {
  await Promise.all([office.close(), closed.close()]);
  await receiver.close();
});

const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object, call = {}) =>
  asked(office, operation, input, call);
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;
const url = 'https://hooks.example.com/sinan?key=k';
const commandId = () => newId('command', NOW);

describe('a webhook that is set', () => {
  it('tells its secret once, of 32 bytes; no query does', async () => {
    const { token } = await managed(office, 'sets');
    const { webhook: set, secret } = await run(setWebhook, { token, url: ` ${url} ` });
    expect(secret).toMatch(SECRET);
    expect(set).toEqual({ url, state: 'on', setAt: '2026-11-23T08:00:00.000Z', posts: [] });
    expect(await run(webhook, { token })).toEqual(set);
    const kept = JSON.stringify([await run(webhook, { token }), await run(exportSubscription, { token })]);
    expect(kept).toContain('hooks.example.com');
    expect(kept).not.toContain('whsec_');
  });

  it('has the same secret when the command is retried, and another when it is set anew or made anew', async () => {
    const { token } = await managed(office, 'secrets');
    const [once, later] = [{ commandId: commandId() }, { commandId: commandId() }];
    const first = (await run(setWebhook, { token, url }, once)).secret;
    expect((await run(setWebhook, { token, url }, once)).secret).toBe(first);
    const renewed = (await run(renewWebhookSecret, { token }, later)).secret;
    expect((await run(renewWebhookSecret, { token }, later)).secret).toBe(renewed);
    const setAnew = (await run(setWebhook, { token, url })).secret;
    expect(new Set([first, renewed, setAnew]).size).toBe(3);
  });

  it('stands in no event and in no row of work', async () => {
    const { id, token } = await managed(office, 'nowhere');
    const { secret } = await run(setWebhook, { token, url: `${receiver.url}/nowhere` });
    await run(testWebhook, { token });
    await office.idle();
    const [history, posts] = await Promise.all([
      office.room.subscriptions.load(id),
      office.room.posts.rows.page({
        where: { subscriptionId: id },
        orderBy: { field: 'askedAt', direction: 'asc' },
        limit: 10,
      }),
    ]);
    const kept = JSON.stringify([history, posts, await office.room.webhooks.get(id)]);
    expect(kept).not.toContain(secret);
    expect(JSON.stringify([history, posts])).not.toContain('127.0.0.1');
  });

  it.each([
    ['http://hooks.example.com/', 'https'],
    ['no address', 'https'],
    ['https://user:secret@hooks.example.com/', 'no-credentials'],
    ['https://127.0.0.1/', 'public-address'],
    ['https://[fd00::1]/', 'public-address'],
  ])('is refused where it leads to %s', async (bad, rule) => {
    const { token } = await managed(closed, `bad-${rule}-${bad.length}`);
    await expect(asked(closed, setWebhook, { token, url: bad })).rejects.toMatchObject({
      problems: [{ path: 'url', rule }],
    });
    expect(await asked(closed, webhook, { token })).toBeNull();
  });

  it('needs a link that is good, and a subscription that is confirmed', async () => {
    const { token, does } = await managed(office, 'gone');
    await expect(run(setWebhook, { token: `${token}x`, url })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await does({ type: 'leave', by: 'page' });
    await expect(run(setWebhook, { token, url })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    for (const operation of [renewWebhookSecret, pauseWebhook, resumeWebhook, testWebhook] as const) {
      const { token } = await managed(office, `none-${operation.name}`);
      await expect(run<object, unknown>(operation as never, { token })).rejects.toMatchObject({
        code: 'STATE_CONFLICT',
      });
    }
  });

  it('is paused, resumed and taken away', async () => {
    const { id, token } = await managed(office, 'switches');
    await run(setWebhook, { token, url });
    expect(await run(pauseWebhook, { token })).toMatchObject({ state: 'paused' });
    expect(await run(resumeWebhook, { token })).toMatchObject({ state: 'on' });
    for (let time = 0; time < 2; time += 1) expect(await run(removeWebhook, { token })).toEqual({ removed: true });
    expect([await run(webhook, { token }), await office.room.webhooks.get(id)]).toEqual([null, null]);
  });
});

describe('a test', () => {
  it('is posted once a minute, also while it is paused, and shows what came of it', async () => {
    const { token } = await managed(office, 'tests');
    await run(setWebhook, { token, url: `${receiver.url}/tests` });
    await run(pauseWebhook, { token });
    for (let time = 0; time < 3; time += 1) await run(testWebhook, { token });
    await office.idle();
    const posts = receiver.received.filter(({ path }) => path === '/tests');
    expect(posts.map(({ body }) => JSON.parse(body))).toEqual([
      { type: 'test', timestamp: '2026-11-23T08:00:00.000Z', data: {} },
    ]);
    expect((await run(webhook, { token }))?.posts).toMatchObject([
      { type: 'test', warningId: null, state: 'delivered', tries: 1, outcome: 204 },
    ]);
  });

  it('is not made again, and leads nowhere that is not public', async () => {
    const { id, token } = await managed(closed, 'private');
    await asked(closed, setWebhook, { token, url });
    const stored = await closed.room.webhooks.get(id);
    if (stored === null) throw new Error('there is no webhook');
    await closed.room.webhooks.replace({ ...stored.doc, url: `${receiver.url}/private` }, stored.revision);
    await asked(closed, testWebhook, { token });
    await closed.idle();
    expect((await asked(closed, webhook, { token }))?.posts).toMatchObject([
      { state: 'failed', tries: 1, outcome: 'forbidden' },
    ]);
    expect(receiver.received.filter(({ path }) => path === '/private')).toEqual([]);
  });
});

describe('the webhook of who has gone', () => {
  it('goes with the erasure', async () => {
    const { id, token } = await managed(office, 'erases');
    await run(setWebhook, { token, url });
    await run(eraseSubscription, { token });
    expect(await office.room.webhooks.get(id)).toBeNull();
  });

  it('is taken away by the event after a crash, but not one that was set since they came back', async () => {
    const { id, token, does } = await managed(office, 'returns');
    await run(setWebhook, { token, url });
    await does({ type: 'leave', by: 'one-click' });
    const left = anEvent('subscriptionLeft', { subscriptionId: id as never, by: 'one-click' }, id, 4);
    await office.tell(left);
    expect(await office.room.webhooks.get(id)).toBeNull();
    expect(reactions.flatMap(({ on }) => on[left.type] ?? [])).not.toEqual([]);
    const at = '2026-11-23T08:00:00.000Z';
    await does({
      type: 'request',
      email: 'returns@example.com',
      countries: ['US'],
      rights: [],
      industries: [],
      platforms: [],
      severity: 'notice',
      also: [],
      locale: 'en',
      rhythm: { every: 'instant' },
      at,
    });
    await does({ type: 'confirm', number: 2, at });
    await run(setWebhook, { token, url });
    await office.tell(left);
    expect(await office.room.webhooks.get(id)).not.toBeNull();
  });
});
