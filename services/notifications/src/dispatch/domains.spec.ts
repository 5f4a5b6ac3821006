import { beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { Allowance } from './allowance.ts';
import { Domains } from './domains.ts';

let now: number;
const clock = { now: () => now };
beforeEach(() => {
  now = NOW;
});
const limited = (limits: { readonly perMinuteToDomain?: number; readonly atOnceToDomain?: number }) =>
  new Domains(clock, { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null, ...limits });
const seconds = (until: number | null) => (until === null ? 'now' : (until - NOW) / 1_000);

describe('an allowance', () => {
  it('gives so many at once, and so many a second', () => {
    const allowance = new Allowance(clock, { perSecond: 2, most: 3 });
    const taken = () => Array.from({ length: 4 }, () => allowance.take());
    expect(taken()).toEqual([true, true, true, false]);
    expect(allowance.wait()).toBe(500);
    now += 500;
    expect(taken()).toEqual([true, false, false, false]);
    now += 60_000;
    expect(taken()).toEqual([true, true, true, false]);
  });

  it('is made up for when more was taken than there was', () => {
    const allowance = new Allowance(clock, { perSecond: 1, most: 1 });
    for (let n = 0; n < 3; n += 1) allowance.owe();
    expect([allowance.take(), allowance.wait()]).toEqual([false, 3_000]);
    now += 3_000;
    expect(allowance.take()).toBe(true);
  });

  it('gives nothing for a clock that was put back, and goes on from there', () => {
    const allowance = new Allowance(clock, { perSecond: 1, most: 1 });
    expect(allowance.take()).toBe(true);
    now -= 3_600_000;
    expect(allowance.take()).toBe(false);
    now += 1_000;
    expect(allowance.take()).toBe(true);
  });
});

describe('a domain that takes sixty a minute', () => {
  it('has each of the others come at a time of its own', () => {
    const domains = limited({ perMinuteToDomain: 60 });
    const asked = Array.from({ length: 5 }, () => seconds(domains.enter('qq.com', 'instant')));
    expect(asked).toEqual(['now', 'now', 2, 3, 4]);
    expect(seconds(domains.enter('163.com', 'instant'))).toBe('now');
    now += 2_000;
    expect([domains.enter('qq.com', 'instant'), domains.enter('qq.com', 'instant')]).toEqual([null, null]);
  });

  it('takes what is urgent before what is not and was put off before it', () => {
    const domains = limited({ perMinuteToDomain: 60 });
    for (let n = 0; n < 30; n += 1) domains.enter('qq.com', 'instant');
    expect(seconds(domains.enter('qq.com', 'urgent'))).toBe(2);
    expect(seconds(domains.enter('qq.com', 'urgent'))).toBe(3);
    now += 2_000;
    expect(seconds(domains.enter('qq.com', 'instant'))).toBe(30);
    expect(seconds(domains.enter('qq.com', 'urgent'))).toBe('now');
  });

  it('takes at once what somebody waits for, and less of the others then', () => {
    const domains = limited({ perMinuteToDomain: 60 });
    for (let n = 0; n < 5; n += 1) expect(domains.enter('qq.com', 'transactional')).toBe(null);
    expect(seconds(domains.enter('qq.com', 'instant'))).toBe(4);
    now += 3_000;
    expect(domains.enter('qq.com', 'instant')).not.toBe(null);
    now += 2_000;
    expect(domains.enter('qq.com', 'instant')).toBe(null);
  });

  it('puts nobody off for longer when the clock is put back', () => {
    const domains = limited({ perMinuteToDomain: 60 });
    for (let n = 0; n < 3; n += 1) domains.enter('qq.com', 'urgent');
    now -= 3_600_000;
    expect(domains.enter('qq.com', 'instant')).toBe(now + 3_000);
    expect(domains.enter('qq.com', 'urgent')).toBe(now + 3_000);
    now += 4_000;
    expect(domains.enter('qq.com', 'instant')).toBe(null);
  });
});

describe('a domain that takes two at once', () => {
  it('has the others come later, and no more of them than it takes', () => {
    const domains = limited({ atOnceToDomain: 2 });
    const asked = () => seconds(domains.enter('slow.example', 'instant'));
    expect([asked(), asked(), asked(), asked()]).toEqual(['now', 'now', 1.5, 2]);
    expect(seconds(domains.enter('other.example', 'instant'))).toBe('now');
    domains.leave('slow.example');
    expect([asked(), asked()]).toEqual(['now', 2.5]);
  });

  it('has them come no faster than it takes them in a minute', () => {
    const domains = limited({ atOnceToDomain: 10, perMinuteToDomain: 600 });
    const asked = Array.from({ length: 13 }, () => domains.enter('slow.example', 'instant'));
    expect(asked.slice(10).map(seconds)).toEqual([1.1, 1.2, 1.3]);

    const slower = limited({ atOnceToDomain: 1, perMinuteToDomain: 20 });
    expect(Array.from({ length: 3 }, () => seconds(slower.enter('slow.example', 'instant')))).toEqual(['now', 4, 7]);
  });
});
