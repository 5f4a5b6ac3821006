import { anonymous, type Id } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manageSubscription } from '../commands/index.ts';
import { openLastYear } from '../last-year.ts';
import { confirmToken, manageToken, unsubscribeToken } from '../testing/links.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { aSubscriber } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';
import { expected } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const { risk } = office;
  risk.publish({ countries: ['US'], severity: 'warning', at: '2026-11-20T08:00:00.000Z' });
  risk.publish({ countries: ['US', 'JP'], severity: 'urgent', at: '2025-11-24T08:00:00.000Z' });
  risk.publish({ countries: ['US'], severity: 'urgent', at: '2025-11-22T08:00:00.000Z' });
  risk.publish({ countries: ['JP'], severity: 'attention', at: '2026-10-01T08:00:00.000Z' });
  const { subject } = risk.publish({ countries: ['US'], at: '2026-10-01T08:00:00.000Z' });
  risk.cancel(subject as Id<'warning'>);
});
afterAll(() => office.close());
const ask = (token: string, purpose: 'confirm' | 'manage') =>
  expected.run(office.room, office.test.call(anonymous), { token, purpose });

describe('what to expect of a subscription', () => {
  it('is what would have been mailed of the last 365 days: neither what is older nor what was withdrawn', async () => {
    const { id, email } = await aSubscriber(office, 'expects', { countries: ['US'] }, { confirms: false });
    expect(await ask(confirmToken(office, id, 1), 'confirm')).toEqual({ warnings: 2, urgent: 1 });
    expect(await ask(manageToken(office, id), 'manage')).toBeNull();
    expect(office.mailer.to(email)).toEqual([]);
  });

  it('counts what meets several interests once, and before it is confirmed what is asked for with what there is', async () => {
    const { id, does } = await aSubscriber(office, 'expects-more', { countries: ['US'] });
    const wish = aChoice({ countries: ['JP'], severity: 'urgent' });
    await does({ type: 'request', email: 'expects-more@example.com', ...wish, at: '2026-11-23T08:01:00.000Z' });
    expect(await ask(manageToken(office, id), 'manage')).toEqual({ warnings: 2, urgent: 1 });
    expect(await ask(confirmToken(office, id, 2), 'confirm')).toEqual({ warnings: 2, urgent: 1 });
    const token = manageToken(office, id);
    const input = { token, countries: ['US'], also: [{ countries: ['JP'] }], locale: 'en' } as const;
    await manageSubscription.run(office.room, office.test.call(anonymous), input);
    expect(await ask(token, 'manage')).toEqual({ warnings: 3, urgent: 1 });
  });

  it('is not told by a link for something else, nor by a forged one', async () => {
    const { id } = await aSubscriber(office, 'forges');
    for (const token of [unsubscribeToken(office, id), 'x'])
      for (const purpose of ['confirm', 'manage'] as const) expect(await ask(token, purpose)).toBeNull();
    expect(await ask(manageToken(office, id), 'confirm')).toBeNull();
  });
});

describe('the warnings of the last year', () => {
  const [us, jp] = [
    { countries: ['US'], rights: [], industries: [], platforms: [], severity: 'urgent' },
    { countries: ['JP'], rights: [], industries: [], platforms: [], severity: 'notice' },
  ];
  const asked: unknown[] = [];
  let answer: (input: { readonly after: string | null }) => unknown;
  beforeEach(() => {
    asked.length = 0;
    answer = ({ after }) => (after === null ? { codes: [us], next: 'more' } : { codes: [us, jp], next: null });
  });
  const open = () => {
    const ask = async (_: string, input: unknown) => {
      asked.push(input);
      return answer(input as { readonly after: string | null });
    };
    const { clock, log } = office.test.resources;
    return openLastYear({ ask, clock, log });
  };
  const since = '2025-11-23T08:00:00.000Z';

  it('are read page after page, and kept for some seconds', async () => {
    const lastYear = open();
    const both = await Promise.all([lastYear(aChoice()), lastYear(aChoice({ countries: ['US', 'JP'] }))]);
    expect(both).toEqual([
      { warnings: 2, urgent: 2 },
      { warnings: 3, urgent: 2 },
    ]);
    const once = [
      { since, after: null },
      { since, after: 'more' },
    ];
    expect(asked).toEqual(once);
    const now = office.test.clock.now();
    office.test.clock.set(now + 10_000);
    await lastYear(aChoice());
    expect(asked).toHaveLength(4);
    office.test.clock.set(now);
  });

  it('are not read beyond some thousands', async () => {
    answer = () => ({ codes: [us], next: 'more' });
    expect(await open()(aChoice())).toEqual({ warnings: 5, urgent: 5 });
  });

  it('are not known while risk does not answer, and asked for again at once', async () => {
    const lastYear = open();
    const good = answer;
    answer = () => {
      throw new Error('risk is away');
    };
    expect(await lastYear(aChoice())).toBeNull();
    answer = good;
    expect(await lastYear(aChoice())).toEqual({ warnings: 2, urgent: 2 });
  });
});
