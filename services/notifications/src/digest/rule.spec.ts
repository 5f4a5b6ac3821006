import { SEVERITIES } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { gatheredBy } from './rule.ts';

const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
const weekly = { ...daily, every: 'week', weekday: 1 } as const;

describe('what is told at once', () => {
  it.each(SEVERITIES)('of the level $code', ({ code }) => {
    expect(gatheredBy({ every: 'instant' }, code)).toBeNull();
    for (const rhythm of [daily, weekly]) expect(gatheredBy(rhythm, code)).toEqual(code === 'urgent' ? null : rhythm);
  });
});
