import { describe, expect, it } from 'vitest';
import { declinedIn, wishOf } from './wish.ts';

const here = { language: 'en', zone: 'Asia/Shanghai' };
const value = (list: 'countries' | 'rights' | 'industries' | 'platforms', code: string, isNew = false) => ({
  ...{ list, code, isNew },
  reasons: [],
});
const proposed = [value('countries', 'US'), value('countries', 'DE'), value('industries', 'C')];
const nothing = { chosen: null, rhythm: null, locale: null };

describe('the form of an enterprise’s warnings', () => {
  it('begins with all that is proposed', () => {
    expect(wishOf({ proposed, ...nothing }, here)).toMatchObject({
      ...{ countries: ['US', 'DE'], industries: ['C'], rights: [], platforms: [] },
      ...{ severity: 'notice', locale: 'en', rhythm: 'instant', zone: 'Asia/Shanghai' },
    });
  });

  it('begins with what was chosen before, and leaves what is new unticked', () => {
    const chosen = {
      countries: ['US'],
      rights: ['design'],
      industries: [],
      platforms: [],
      severity: 'warning',
    } as const;
    const before = {
      ...chosen,
      countries: ['US'],
      rights: ['design'],
      industries: [],
      platforms: [],
      at: '2026-11-23',
    };
    const rhythm = { every: 'week', weekday: 5, hour: 9, zone: 'Europe/Berlin' } as const;
    expect(wishOf({ proposed, chosen: before, rhythm, locale: 'zh-CN' }, here)).toMatchObject({
      ...{ countries: ['US'], rights: ['design'], industries: [], severity: 'warning' },
      ...{ locale: 'zh-CN', rhythm: 'week', weekday: 5, hour: 9, zone: 'Europe/Berlin' },
    });
  });

  it('says what of the proposal is left', () => {
    const wish = { countries: ['US', 'BR'], rights: [], industries: [], platforms: [] };
    expect(declinedIn(proposed, wish)).toEqual({ countries: ['DE'], rights: [], industries: ['C'], platforms: [] });
  });
});
