import { describe, expect, it } from 'vitest';
import { openHosts } from './hosts.ts';
import { isToBeSwitchedOff, nextTryAt, verdictOf } from './rule.ts';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');
const HOUR = 3_600_000;

describe('a try', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [307, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'again'],
    [410, 'gone'],
    [425, 'again'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
  ] as const)('that is answered with %i is %s', (status, verdict) =>
    expect(verdictOf({ kind: 'answered', status, retryAfter: null })).toBe(verdict),
  );

  it.each(['unresolved', 'timeout', 'certificate', 'connection'] as const)('that ends by %s is made again', (why) =>
    expect(verdictOf({ kind: 'failed', why })).toBe('again'),
  );
  it('that leads where nothing is posted to is refused', () =>
    expect(verdictOf({ kind: 'failed', why: 'forbidden' })).toBe('refused'));
});

describe('the next try', () => {
  const waits = (retryAfter: string | null, chance: number) => {
    const found: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const at = nextTryAt({ tries, retryAfter }, NOW, chance);
      if (at === null) return found;
      found.push(at - NOW);
    }
  };
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);

  it('comes later from time to time, ten times within about a day', () => {
    const plain = waits(null, 0.5);
    expect(plain).toHaveLength(10);
    expect(plain[0]).toBe(5_000);
    expect(plain).toEqual(plain.toSorted((one, other) => one - other));
    expect(sum(plain) / HOUR).toBeGreaterThan(23);
    expect(sum(plain) / HOUR).toBeLessThan(25);
  });

  it('is a fifth sooner or later by chance', () => {
    expect([waits(null, 0)[0], waits(null, 1)[0]]).toEqual([4_000, 6_000]);
  });

  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Mon, 23 Nov 2026 08:02:00 GMT', 120_000],
    ['a date that is over', 'Mon, 23 Nov 2026 07:00:00 GMT', 5_000],
    ['less than it would be anyhow', '1', 5_000],
    ['a week: four hours are enough', '604800', 4 * HOUR],
    ['nonsense', 'soon', 5_000],
  ])('heeds Retry-After: %s', (_, retryAfter, wait) =>
    expect(nextTryAt({ tries: 1, retryAfter }, NOW, 0.5)).toBe(NOW + wait),
  );
});

it('a webhook is switched off when nothing has arrived for three days', () => {
  const since = new Date(NOW).toISOString();
  expect([71, 72].map((hours) => isToBeSwitchedOff(since, NOW + hours * HOUR))).toEqual([false, true]);
  expect(isToBeSwitchedOff(null, NOW)).toBe(false);
});

describe('the tries to one host', () => {
  const clock = { now: () => NOW };

  it('are so many at once, and the others come one after the other; those to another host begin', () => {
    const hosts = openHosts(clock, 2);
    const under = [hosts.enter('a.example'), hosts.enter('a.example')];
    expect([hosts.enter('a.example'), hosts.enter('a.example')]).toEqual([{ later: NOW + 100 }, { later: NOW + 200 }]);
    expect(hosts.enter('b.example')).toHaveProperty('done');
    for (const turn of under) if ('done' in turn) turn.done();
    expect(hosts.enter('a.example')).toHaveProperty('done');
  });
});
