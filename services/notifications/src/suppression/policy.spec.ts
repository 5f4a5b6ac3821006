import { instant } from '@sinan/runtime';
import { describe, expect, it } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { type About, afterReport, lifted, maskedAddress, mayGoOut } from './policy.ts';
import type { Suppression, SuppressionReason } from './rows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => instant(NOW + ms);
const by = (ms: number) => ({ by: 'reader', reason: null, at: at(ms) });
const about = (sentMs = 0): About => ({
  ...{ id: 'suppression/x', shown: 'w***@example.cn' },
  ...{ owner: 'person:p', sentAt: at(sentMs) },
});

/** What reports make of an address, each of another mail. */
function heard(...reports: readonly (readonly [kind: SuppressionReason, ms: number])[]): Suppression {
  const after = reports.reduce<Suppression | null>(
    (before, [kind, ms], n) => afterReport(before, { id: `report/${n}`, kind, at: at(ms) }, about(ms - 1)),
    null,
  );
  if (after === null) throw new Error('nothing was heard');
  return after;
}
const soft = (...days: readonly number[]) => heard(...days.map((day) => ['soft', day * DAY] as const));
const warning = { kind: 'warning', warningId: 'warning_1', version: 1 } as never;
const caseMail = { kind: 'case-accepted', facts: {} } as never;
const asked = ['sign-in', 'confirm-subscription', 'already-subscribed'].map((kind) => ({ kind }) as never);

describe('an address that a mail came back from', () => {
  it('for good is suppressed at once', () => {
    expect(heard(['hard', 0])).toMatchObject({ standing: 'suppressed', reason: 'hard', since: at(0), count: 1 });
  });

  it('for now is suppressed by the fifth within 30 days, and not before', () => {
    expect(soft(0, 1, 2, 3)).toMatchObject({ standing: 'counting', since: at(0), count: 4 });
    expect(soft(0, 1, 2, 3, 29)).toMatchObject({
      standing: 'suppressed',
      reason: 'soft',
      since: at(29 * DAY),
      count: 5,
    });
    expect(soft(0, 8, 16, 24, 31)).toMatchObject({ standing: 'counting', count: 5 });
  });

  it('counts a report once, however often it comes', () => {
    const once = heard(['soft', 0]);
    expect(afterReport(once, { id: 'report/0', kind: 'soft', at: at(DAY) }, about())).toBe(once);
  });

  it('stands for the reason that holds back most', () => {
    expect(heard(['complaint', 0], ['hard', 1])).toMatchObject({ reason: 'hard', since: at(0), count: 2 });
    expect(heard(['hard', 0], ['complaint', 1])).toMatchObject({ reason: 'hard' });
    expect(heard(['complaint', 0], ['soft', 1])).toMatchObject({ reason: 'complaint' });
  });

  it('is forgiven what went out before it was lifted, also once something came back since', () => {
    const forgiven = lifted(heard(['hard', 0]), by(HOUR));
    const since = afterReport(forgiven, { id: 'new', kind: 'soft', at: at(2 * HOUR) }, about(HOUR + 1));
    expect(since).toMatchObject({ standing: 'counting', count: 1 });
    expect(afterReport(since, { id: 'late', kind: 'hard', at: at(3 * HOUR) }, about(HOUR - 1))).toBe(since);
  });

  it('is forgiven what went out before it was lifted, and nothing since', () => {
    const forgiven = lifted(heard(['hard', 0]), by(HOUR));
    expect(forgiven).toMatchObject({ standing: 'lifted', since: at(HOUR), lift: by(HOUR) });
    expect(afterReport(forgiven, { id: 'late', kind: 'hard', at: at(2 * HOUR) }, about(HOUR))).toBe(forgiven);
    expect(afterReport(forgiven, { id: 'new', kind: 'hard', at: at(2 * HOUR) }, about(HOUR + 1))).toMatchObject({
      standing: 'suppressed',
      count: 1,
    });
    const again = afterReport(
      lifted(soft(0, 1, 2, 3), by(4 * DAY)),
      { id: 'x', kind: 'soft', at: at(5 * DAY) },
      about(5 * DAY),
    );
    expect(again).toMatchObject({ standing: 'counting', reports: [{ id: 'x' }] });
  });
});

describe('a mail to it', () => {
  it('waits for longer after each soft one', () => {
    const waits = [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]].map((days) => {
      const last = NOW + (days.at(-1) ?? 0) * DAY;
      const hours = Array.from({ length: 49 }, (_, n) => n);
      return hours.find((hour) => mayGoOut(soft(...days), warning, last + hour * HOUR) === 'now');
    });
    expect(waits).toEqual([1, 4, 16, 24]);
  });

  it('is not sent once it is suppressed, whatever the mail is about', () => {
    for (const suppression of [heard(['hard', 0]), soft(0, 1, 2, 3, 4)])
      expect([warning, caseMail].map((mail) => mayGoOut(suppression, mail, NOW + 300 * DAY))).toEqual([
        'never',
        'never',
      ]);
  });

  it('is sent after a complaint, but for what one can leave', () => {
    const complained = heard(['complaint', 0]);
    expect([warning, caseMail].map((mail) => mayGoOut(complained, mail, NOW))).toEqual(['never', 'now']);
  });

  it('is sent when its reader asks for it, however it stands', () => {
    for (const suppression of [heard(['hard', 0]), heard(['complaint', 0]), heard(['soft', 0])])
      for (const mail of asked) expect(mayGoOut(suppression, mail, NOW)).toBe('now');
  });

  it('is sent again once it was lifted', () => {
    expect(mayGoOut(lifted(heard(['hard', 0]), by(1)), warning, NOW + 1)).toBe('now');
  });
});

it('is shown to administrators by its first letter and its domain', () => {
  expect(maskedAddress('wang@example.cn')).toBe('w***@example.cn');
});
