import { describe, expect, it } from 'vitest';
import { standingOf, typedFrom } from './typed.ts';

const draft = { revision: 2, text: '请在期限内答辩。', language: 'zh-CN' };
const typed = { ...typedFrom(draft, 'en'), text: '请于二十日内答辩。' };

describe('what is typed into an opinion', () => {
  it('begins with the draft, or with nothing in the language of the page', () => {
    expect(typedFrom(draft, 'en')).toMatchObject({ text: draft.text, language: 'zh-CN', revision: 2 });
    expect(typedFrom(null, 'en')).toMatchObject({ text: '', language: 'en', revision: 0 });
  });

  it('is clean while it is as it began, whatever becomes of the draft', () => {
    for (const now of [draft, { ...draft, revision: 3, text: '另一稿。' }, null])
      expect(standingOf(typedFrom(draft, 'en'), now)).toBe('clean');
  });

  it('is clean once the draft says the same', () => {
    expect(standingOf(typed, { ...draft, revision: 3, text: `${typed.text}\n` })).toBe('clean');
  });

  it('is behind where somebody saved meanwhile, also where there was none', () => {
    expect(standingOf(typed, draft)).toBe('typing');
    expect(standingOf(typed, { ...draft, revision: 3, text: '另一稿。' })).toBe('behind');
    expect(standingOf({ ...typedFrom(null, 'en'), text: 'Mine.' }, draft)).toBe('behind');
  });

  it('is of nothing any more where its draft was issued', () => {
    expect(standingOf(typed, null)).toBe('gone');
    expect(standingOf({ ...typedFrom(null, 'en'), text: 'Mine.' }, null)).toBe('typing');
  });
});
