import { describe, expect, it } from 'vitest';
import { changesBetween, type Say, type Version } from './changes.ts';

const first: Version = {
  version: 1,
  publishedAt: '2026-01-05T00:00:00Z',
  minor: false,
  change: null,
  changed: [],
  severity: 'warning',
  countries: ['US'],
  rights: ['trademark'],
  title: 'Mass trademark suits',
  summary: 'Mass suits are rising.',
  advice: '今天：核对店铺名称。',
  validUntil: null,
};
const say: Say = (version, field) => version[field] ?? '';
const changesTo = (more: Partial<Version>, language = 'en') =>
  changesBetween(first, { ...first, version: 2, ...more }, say, language);

describe('a next version', () => {
  it('changes nothing when it says the same', () => {
    expect(changesTo({})).toEqual([]);
  });

  it('shows the words that came and went, in the order in which they are read', () => {
    expect(changesTo({ summary: 'Mass suits are rising fast.' })).toEqual([
      {
        field: 'summary',
        pieces: [
          { text: 'Mass suits are rising', is: 'kept' },
          { text: ' fast', is: 'added' },
          { text: '.', is: 'kept' },
        ],
      },
    ]);
  });

  it('is compared by words in Chinese too, where no space is between them', () => {
    const [change] = changesTo({ advice: '今天：核对店铺地址。' }, 'zh-CN');
    expect(change?.pieces.filter(({ is }) => is !== 'kept')).toEqual([
      { text: '名称', is: 'removed' },
      { text: '地址', is: 'added' },
    ]);
  });

  it('shows countries as what they are, one by one', () => {
    expect(changesTo({ countries: ['US', 'CA'] })).toEqual([
      {
        field: 'countries',
        pieces: [
          { text: 'US', is: 'kept' },
          { text: 'CA', is: 'added' },
        ],
      },
    ]);
  });

  it('shows what it says for the first time', () => {
    expect(changesTo({ validUntil: '2027-01-01' })).toEqual([
      { field: 'validUntil', pieces: [{ text: '2027-01-01', is: 'added' }] },
    ]);
  });
});
