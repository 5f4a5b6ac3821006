import { describe, expect, it } from 'vitest';
import { caughtUp, changedFields, type Held, merged } from './merge.ts';
import { EMPTY_WISH, type Wish } from './wish.ts';

const base: Wish = {
  ...EMPTY_WISH,
  countries: ['US', 'CA'],
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
};

describe('what a draft says otherwise', () => {
  it('is neither space around words nor another order of codes', () => {
    expect(changedFields(base, { ...base, countries: ['CA', 'US'], title: { zh: '标题 ', en: 'Title' } })).toEqual([]);
  });

  it('is told by its fields', () => {
    const now = { ...base, severity: 'notice', minor: true, title: { zh: '标题', en: 'Another' } };
    expect(changedFields(base, now)).toEqual(['minor', 'severity', 'title']);
  });
});

describe('a draft that two have written on', () => {
  const saved = { ...base, severity: 'urgent', title: { zh: '他的标题', en: 'Their title' } };

  it('has the words of both where they changed other fields', () => {
    const mine = { ...base, summary: { zh: '我的摘要', en: 'My summary' } };
    expect(merged(base, mine, saved)).toEqual({
      wish: { ...saved, summary: mine.summary },
      theirs: ['severity', 'title'],
      both: [],
    });
  });

  it('keeps what was typed here where both changed one field, and says so', () => {
    const mine = { ...base, title: { zh: '我的标题', en: 'My title' } };
    expect(merged(base, mine, saved)).toEqual({
      wish: { ...saved, title: mine.title },
      theirs: ['severity', 'title'],
      both: ['title'],
    });
  });

  it('is not fought over where both wrote the same', () => {
    expect(merged(base, saved, saved)).toEqual({ wish: saved, theirs: ['severity', 'title'], both: [] });
  });
});

describe('what is held while the draft goes on elsewhere', () => {
  const held: Held = { base, revision: 3, wish: { ...base, sourceUrl: 'https://half' }, news: null };
  const saved = { ...base, severity: 'urgent' };

  it('stays as it is while the draft stands where it stood', () => {
    expect(caughtUp(held, saved, 3)).toBe(held);
  });

  it('is put over what was saved there, which is told', () => {
    expect(caughtUp(held, saved, 4)).toEqual({
      base: saved,
      revision: 4,
      wish: { ...saved, sourceUrl: 'https://half' },
      news: { before: base, saved, theirs: ['severity'], both: [] },
    });
  });

  it('is told nothing of its own saving, nor where nothing was written', () => {
    const own = { ...held, base: held.wish };
    expect(caughtUp(own, { ...base, sourceUrl: 'https://half' }, 4).news).toBeNull();
    expect(caughtUp(held, base, 4).news).toBeNull();
  });
});
