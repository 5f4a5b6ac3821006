import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import type { Webhook } from './webhook-forms.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.subscriptions.set('t1', {
    ...{ status: 'confirmed', countries: ['US'], rights: [], industries: [], platforms: [], severity: 'notice' },
    ...{ also: [], locale: 'en', rhythm: { every: 'instant' }, pausedUntil: null, revision: 1 },
  });
});
afterEach(() => toy.close());

const get = async (lang: string) => (await raw(`${toy.url}/manage?token=t1&lang=${lang}`)).text;
const post = (form: Record<string, string>, lang = 'en') => postForm(`${toy.url}/manage?token=t1&lang=${lang}`, form);
const set = (webhook: Partial<Webhook> = {}) =>
  toy.room.webhooks.set('t1', { url: 'https://hooks.example.com/<in>', state: 'on', posts: [], ...webhook });
const calls = () => toy.room.calls.map(({ name, input }) => [name, input]);
const buttons = (page: string) => [...page.matchAll(/value="webhook-(\w+)"/g)].map(([, name]) => name);

describe('the webhook on the page of a subscription', () => {
  it.each([
    ['zh-CN', '网络钩子（Webhook）', '网址（https）'],
    ['en', 'Webhook', 'Address (https)'],
  ])('can be set, in %s', async (lang, title, label) => {
    const page = await get(lang);
    expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toContain(`<label for="url">${label}</label>`);
    expect(buttons(page)).toEqual(['set']);
    expect(calls()).toEqual([]);
  });

  it('is set by an address; its secret is shown there, and never again', async () => {
    const { status, text } = await post({ do: 'webhook-set', url: 'https://hooks.example.com/in' });
    expect(status).toBe(200);
    expect(text).toContain('<code>whsec_first</code>');
    expect(text).toContain('shown this once');
    expect(calls()).toEqual([['notifications.setWebhook', { token: 't1', url: 'https://hooks.example.com/in' }]]);
    expect(await get('en')).not.toContain('whsec_');
  });

  it('says what is wrong with an address, in both languages, and keeps what was entered', async () => {
    const { status, text } = await post({ do: 'webhook-set', url: 'http://hooks.example.com/' });
    expect(status).toBe(400);
    expect(text).toContain('Address (https): This is not a web address that begins with https://.');
    expect(text).toContain('value="http://hooks.example.com/"');
    expect((await post({ do: 'webhook-set', url: 'x' }, 'zh-CN')).text).toContain(
      '网址（https）：网址须以 https:// 开头。',
    );
  });

  it.each([
    ['on', ['test', 'pause', 'renew', 'remove']],
    ['paused', ['test', 'resume', 'renew', 'remove']],
    ['gone', ['test', 'resume', 'renew', 'remove']],
    ['failing', ['test', 'resume', 'renew', 'remove']],
  ] as const)('that is %s says so, and has a button for what can be done', async (state, does) => {
    set({ state });
    for (const lang of ['zh-CN', 'en'] as const) {
      const page = await get(lang);
      expect(page).toContain('<code>https://hooks.example.com/&lt;in&gt;</code>');
      expect(page).toContain(WEBHOOK_WORDS[lang].states[state]);
      expect(buttons(page)).toEqual(does);
    }
  });

  it('is tested, paused, resumed, given a new secret, removed', async () => {
    set();
    const said = [];
    for (const does of ['test', 'pause', 'resume', 'renew', 'remove'])
      said.push((await post({ do: `webhook-${does}` })).text);
    const { tested, paused, resumed, renewed, removed } = WEBHOOK_WORDS.en;
    for (const [at, words] of [tested, paused, resumed, renewed, removed].entries())
      expect(said[at]).toContain(`<p role="status"><strong>${words}</strong></p>`);
    expect(said[3]).toContain('<code>whsec_second</code>');
    expect(calls().map(([name]) => name)).toEqual(
      ['testWebhook', 'pauseWebhook', 'resumeWebhook', 'renewWebhookSecret', 'removeWebhook'].map(
        (name) => `notifications.${name}`,
      ),
    );
    expect(buttons(await get('en'))).toEqual(['set']);
  });

  it('shows the last posts: when, of what, how they stand and how they were answered', async () => {
    const at = '2026-11-23T08:00:00.000Z';
    const of = { warningId: 'wrn_1', version: 2, askedAt: at, triedAt: at };
    set({
      posts: [
        { ...of, type: 'warning.updated', state: 'delivered', tries: 1, outcome: 204 },
        { ...of, type: 'warning.cancelled', state: 'waiting', tries: 3, outcome: 'timeout' },
        {
          type: 'test',
          warningId: null,
          version: null,
          askedAt: at,
          triedAt: null,
          state: 'waiting',
          tries: 0,
          outcome: null,
        },
      ],
    });
    const [zh, en] = [await get('zh-CN'), await get('en')];
    const items = (page: string) =>
      [...page.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) =>
        item.replace('<br>', ' ').replaceAll(/<[^>]+>/g, ''),
      );
    expect(items(en)).toEqual([
      '23 November 2026 at 16:00 (Beijing time) Warning updated (2): delivered, HTTP 204',
      '23 November 2026 at 16:00 (Beijing time) Warning withdrawn (2): waiting, no answer in time, 3 tries',
      '23 November 2026 at 16:00 (Beijing time) Test: waiting',
    ]);
    expect(items(zh).map((item) => item.split(') ')[1])).toEqual([
      '预警更新 (2)：已送达，HTTP 204',
      '预警撤销 (2)：待推送，超时，已推送 3 次',
      '测试：待推送',
    ]);
    expect(en).toContain('<a href="/warnings/wrn_1">');
  });

  it('is not there where the subscription is not confirmed', async () => {
    const known = toy.room.subscriptions.get('t1');
    if (known) toy.room.subscriptions.set('t1', { ...known, status: 'left' });
    expect(await get('en')).not.toContain('Webhook');
  });
});
