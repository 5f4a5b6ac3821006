import { idOf } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice, PATIENCE } from '../testing/office.ts';
import type { VersionSaid } from '../testing/risk.ts';
import { type ASubscriber, aSubscriber as subscriberOf } from '../testing/subscribers.ts';
import { aChoice } from '../testing/subscription-life.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const aSubscriber = (name: string, countries: readonly string[]) => subscriberOf(office, name, { countries });
const told = async (event: Parameters<Office['tell']>[0]) => {
  await office.tell(event, 2);
  await office.idle();
};
/** A warning whose first version has gone out. */
async function published(said: VersionSaid = {}) {
  const event = office.risk.publish(said);
  await told(event);
  const id = idOf('warning').parse(event.subject);
  return {
    id,
    updated: async (more: VersionSaid) => told(office.risk.publish(more, id)),
    cancelled: async () => told(office.risk.cancel(id)),
  };
}
const counts = (...subscribers: readonly ASubscriber[]) => subscribers.map((one) => one.received().length);
const lastText = ({ email }: ASubscriber) => office.mailer.to(email).at(-1)?.text ?? '';
const [FIRST, UPDATED, WITHDRAWN] = [
  '[Risk warning: urgent] More',
  '[Risk warning: urgent] Updated:',
  '[Risk warning] Withdrawn:',
];

describe('a later version', () => {
  it('reaches those who match now and those who got an earlier one, each for its own reason', async () => {
    const [stays, goes, comes, never] = [
      await aSubscriber('stays', ['AR', 'BO']),
      await aSubscriber('goes', ['BO']),
      await aSubscriber('comes', ['CO']),
      await aSubscriber('never', ['FR']),
    ];
    const warning = await published({ countries: ['AR', 'BO'] });
    await warning.updated({ countries: ['AR', 'CO'] });
    expect(counts(stays, goes, comes, never)).toEqual([2, 2, 1, 0]);
    expect(stays.received()).toEqual([expect.stringContaining(FIRST), expect.stringContaining(UPDATED)]);
    expect(lastText(stays)).toContain('because you subscribed to risk warnings about: Argentina.');
    expect(lastText(goes)).toContain('because you got an earlier version of this warning.');
    expect(lastText(comes)).toContain('because you subscribed to risk warnings about: Colombia.');
    for (const one of [stays, goes, comes])
      expect(lastText(one)).toMatch(/version 2\)\.\nWhat is different: A country was added\.\nWhat changed: countries/);
  });

  it('does not reach who has left, or holds mails back, though they got an earlier one', async () => {
    const [left, paused, stays] = [
      await aSubscriber('left-between', ['EC']),
      await aSubscriber('paused-between', ['EC']),
      await aSubscriber('stays-between', ['EC']),
    ];
    const warning = await published({ countries: ['EC'] });
    await left.does({ type: 'leave', by: 'page' });
    await paused.does({ type: 'pause', until: new Date(NOW + 60_000).toISOString() });
    await warning.updated({ countries: ['EC'] });
    expect(counts(left, paused, stays)).toEqual([1, 1, 2]);
  });

  it('reaches who confirmed between for the first time, and nobody who confirmed after it', async () => {
    const warning = await published({ countries: ['PY'] });
    const between = await aSubscriber('between', ['PY']);
    await warning.updated({ countries: ['PY'] });
    office.test.clock.set(NOW + 1);
    const late = await aSubscriber('late', ['PY']);
    const again = office.risk.publish({ countries: ['PY'] });
    await told({ ...again, data: { ...(again.data as object), publishedAt: new Date(NOW).toISOString() } });
    office.test.clock.set(NOW);
    expect(counts(between, late)).toEqual([2, 0]);
  });

  it('that is minor reaches nobody', async () => {
    const one = await aSubscriber('unbothered', ['UY']);
    const warning = await published({ countries: ['UY'] });
    await warning.updated({ countries: ['UY'], minor: true });
    expect(counts(one)).toEqual([1]);
    await warning.updated({ countries: ['UY'] });
    expect(lastText(one)).toContain('(version 3)');
  });

  it('reaches who does not match any more only if the earlier one went out', async () => {
    const [got, refused] = [await aSubscriber('got-it', ['VE']), await aSubscriber('refused-it', ['VE'])];
    office.mailer.answer = ({ to }) =>
      to.address === refused.email
        ? { kind: 'refused', to: 'recipient', code: 550, response: '550 no' }
        : { kind: 'sent', response: '250' };
    const warning = await published({ countries: ['VE'] });
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await warning.updated({ countries: ['GY'] });
    expect(counts(got, refused)).toEqual([2, 1]);
  });

  it('waits for an earlier one that is still on its way to who does not match any more', async () => {
    const slow = await aSubscriber('slow', ['SR']);
    office.mailer.answer = () => ({ kind: 'deferred', reason: '451' });
    const warning = await published({ countries: ['SR'] });
    await warning.updated({ countries: ['GY'] });
    const mail = async (version: number) =>
      (await office.room.mails.rows.get(`mail/${warning.id}.${version}/${slow.id}`))?.doc;
    expect(await mail(2)).toMatchObject({ open: true, state: 'waiting' });
    expect(counts(slow)).toEqual([1]);
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      expect(await mail(2)).toMatchObject({ open: false, state: 'sent' });
    }, PATIENCE);
    office.test.clock.set(NOW);
    expect(slow.received().at(-1)).toContain(UPDATED);
  });

  it('is told to nobody before the earlier one was told to all', async () => {
    const goes = await aSubscriber('told-in-order', ['HN']);
    const first = office.risk.publish({ countries: ['HN'] });
    const id = idOf('warning').parse(first.subject);
    // The later one's event is handled while the earlier one's fan-out has not begun.
    await office.room.notices.add([
      {
        id: `notice/${id}.1`,
        to: 'subscribers',
        content: { kind: 'warning', warningId: id, version: 1, countries: ['HN'] },
        due: '2026-11-23T08:00:05.000Z',
      },
    ]);
    await office.tell(office.risk.publish({ countries: ['GT'] }, id));
    await office.idle();
    expect((await office.room.notices.rows.get(`notice/${id}.2`))?.doc).toMatchObject({
      open: true,
      lastError: 'an earlier version is still being told',
    });
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      expect(counts(goes)).toEqual([2]);
    }, PATIENCE);
    office.test.clock.set(NOW);
  });
});

describe('a withdrawal', () => {
  it('reaches exactly those who got an earlier version, whatever they choose now', async () => {
    const [stays, chooses, left, comes] = [
      await aSubscriber('withdrawn-stays', ['PA']),
      await aSubscriber('withdrawn-chooses', ['PA']),
      await aSubscriber('withdrawn-left', ['PA']),
      await aSubscriber('withdrawn-second', ['CR']),
    ];
    const warning = await published({ countries: ['PA'] });
    await warning.updated({ countries: ['PA', 'CR'] });
    const late = await aSubscriber('withdrawn-late', ['PA']);
    await chooses.does({
      type: 'change',
      choice: aChoice({ countries: ['FR'], severity: 'urgent', locale: 'zh-CN' }),
    });
    await left.does({ type: 'leave', by: 'page' });
    await warning.cancelled();
    expect(counts(stays, chooses, left, comes, late)).toEqual([3, 3, 2, 2, 0]);
    expect(stays.received().at(-1)).toContain(WITHDRAWN);
    expect(lastText(stays)).toContain('Why: The report was wrong.');
    expect(chooses.received().at(-1)).toBe('【风险预警】撤销：美国商标批量诉讼增加');
  });

  it('takes back what has not gone out: who got nothing is told nothing', async () => {
    const [got, slow] = [await aSubscriber('got-before', ['NI']), await aSubscriber('not-yet', ['NI'])];
    office.mailer.answer = ({ to }) =>
      to.address === slow.email ? { kind: 'deferred', reason: '451' } : { kind: 'sent', response: '250' };
    const warning = await published({ countries: ['NI'] });
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await warning.cancelled();
    await vi.waitFor(async () => {
      office.test.clock.set(office.test.clock.now() + 5_000);
      for (const part of ['1', 'cancelled'])
        expect((await office.room.mails.rows.get(`mail/${warning.id}.${part}/${slow.id}`))?.doc).toMatchObject({
          state: 'suppressed',
        });
    }, PATIENCE);
    office.test.clock.set(NOW);
    // One of the two is the attempt that was deferred.
    expect(counts(got, slow)).toEqual([2, 1]);
  });

  it('reaches also those of whom nobody knows whether it arrived', async () => {
    const doubtful = await aSubscriber('doubtful', ['CU']);
    office.mailer.answer = () => ({ kind: 'unknown', reason: 'cut' });
    const warning = await published({ countries: ['CU'] });
    office.mailer.answer = () => ({ kind: 'sent', response: '250' });
    await warning.cancelled();
    expect(doubtful.received().at(-1)).toContain(WITHDRAWN);
  });
});

describe('everything that was told of a warning', () => {
  it('is told to nobody again, in whatever order its events come once more', async () => {
    const one = await aSubscriber('replayed', ['JM']);
    const events = [office.risk.publish({ countries: ['JM'] })];
    const id = idOf('warning').parse(events[0]?.subject);
    events.push(office.risk.publish({ countries: ['HT'] }, id));
    for (const event of events) await told(event);
    events.push(office.risk.cancel(id));
    for (const event of events.slice(2)) await told(event);
    const mailed = office.mailer.mails.length;
    for (const event of [...events, ...events.toReversed()]) await told(event);
    expect(office.mailer.mails).toHaveLength(mailed);
    expect(counts(one)).toEqual([3]);
  });
});
