import { readFileSync } from 'node:fs';
import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { anonymous } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirm, manageSubscription } from '../commands/index.ts';
import { confirmToken, manageToken } from '../testing/links.ts';
import { type Office, openOffice } from '../testing/office.ts';
import type { SubscriptionState } from './index.ts';
import { upcast } from './upcast.ts';

/** What the release of version 1 stored: one that waits, one that is confirmed and asked for more, one that was left. */
const sample = JSON.parse(readFileSync(new URL('../../samples/stored.v1.json', import.meta.url), 'utf8')) as {
  readonly documents: readonly AggregateDoc<SubscriptionState>[];
  readonly history: readonly HistoryEntry[];
};
const [waiting = '', confirmed = '', left = ''] = sample.documents.map(({ id }) => id);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.room.subscriptions.documents.insertMany(sample.documents);
  await office.room.subscriptions.history.insertMany(sample.history);
});
afterAll(() => office.close());
const call = () => office.test.call(anonymous);
const stored = async (id: string) => (await office.room.subscriptions.documents.get(id))?.doc;

describe('a subscription stored by version 1', () => {
  const all = { rights: [], industries: [], platforms: [], severity: 'notice', also: [], rhythm: { every: 'instant' } };

  it('reads as one of today', async () => {
    expect((await office.room.subscriptions.load(waiting))?.state).toMatchObject({
      status: 'waiting',
      requested: { countries: ['US'], ...all },
    });
    expect((await office.room.subscriptions.load(confirmed))?.state).toMatchObject({
      choice: { countries: ['US'], ...all, locale: 'zh-CN' },
      pausedUntil: null,
      requested: { countries: ['JP'], ...all },
    });
    expect((await office.room.subscriptions.load(left))?.state).toMatchObject({ status: 'left' });
  });

  it('gets warnings as before', async () => {
    await office.tell(office.risk.publish({ countries: ['US'], severity: 'notice' }));
    await office.idle();
    expect(office.mailer.mails.map(({ to }) => to.address)).toEqual(['reader@subscribers.example']);
  });

  it('goes on from where it stands, and is then stored in today’s shape', async () => {
    expect((await stored(waiting))?.v).toBe(1);
    expect(await confirm.run(office.room, call(), { token: confirmToken(office, waiting, 1) })).toEqual({
      countries: ['US'],
    });
    const input = { token: manageToken(office, confirmed), countries: ['DE'], locale: 'en' } as const;
    await manageSubscription.run(office.room, call(), input);
    expect(await stored(waiting)).toMatchObject({ v: 7, state: { choice: { countries: ['US'], ...all } } });
    expect(await stored(confirmed)).toMatchObject({ v: 7, state: { choice: { countries: ['DE'] } } });
  });
});

describe('a subscription stored by version 2 to 5', () => {
  const asked = { number: 2, recent: [] };
  const chosen = { countries: ['US'], rights: ['design'], severity: 'warning', locale: 'en' };
  const kept = { email: 'reader@subscribers.example', confirmedAt: '2026-11-23T08:00:00.000Z', pausedUntil: null };
  const some = { industries: ['C'], platforms: ['temu'] };
  const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' };
  const also = [{ countries: ['JP'], rights: [], industries: [], platforms: [], severity: 'urgent' }];

  it.each([
    [2, {}, { rhythm: { every: 'instant' } }],
    [3, { rhythm: daily }, { rhythm: daily }],
    [4, { rhythm: daily, ...some }, { rhythm: daily, ...some }],
    [5, { rhythm: daily, ...some, also }, { rhythm: daily, ...some, also }],
  ])('has what could be chosen, of version %i, never moved, and all else stays as it was', (v, given, read) => {
    const [choice, today] = [
      { ...chosen, ...given },
      { ...chosen, industries: [], platforms: [], also: [], ...read },
    ];
    const [here, stayed] = [{ arrived: 0 }, { moving: null, moved: null, consents: [] }];
    const of = (one: object) => ({ ...one, countries: ['JP'], since: 2 });
    const waiting = { status: 'waiting', ...asked, email: kept.email, requested: of(choice) };
    const confirmed = { status: 'confirmed', ...asked, ...kept, choice, requested: of(choice) };
    expect(upcast(waiting, v)).toEqual({ ...waiting, ...here, requested: of(today) });
    expect(upcast(confirmed, v)).toEqual({ ...confirmed, ...here, choice: today, requested: of(today), ...stayed });
    expect(upcast({ ...confirmed, requested: null }, v)).toMatchObject({ requested: null, ...stayed });
    const left = { status: 'left', ...asked };
    expect([upcast(left, v), upcast({ status: 'erased' }, v)]).toEqual([{ ...left, ...here }, { status: 'erased' }]);
  });
});

describe('a subscription stored by version 6', () => {
  const asked = { number: 3, recent: [] };
  it.each([
    ['had not moved', null, 0],
    ['had moved by its second request', { number: 2, at: '2026-11-23T08:00:00.000Z' }, 2],
  ])('that %s has the links of where it is', (_, moved, arrived) => {
    const confirmed = { status: 'confirmed', ...asked, moved };
    expect(upcast(confirmed, 6)).toEqual({ ...confirmed, arrived });
    expect(upcast({ status: 'left', ...asked }, 6)).toEqual({ status: 'left', ...asked, arrived: 0 });
  });
});

describe('a subscription stored by a release to come', () => {
  it('is neither read nor overwritten', async () => {
    const [first] = sample.documents;
    if (!first) throw new Error('no sample');
    const id = first.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    await office.room.subscriptions.documents.insert({ ...first, id, v: 8 });
    await expect(office.room.subscriptions.load(id)).rejects.toThrow('newer release');
  });
});
