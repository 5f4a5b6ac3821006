import { describe, expect, it } from 'vitest';
import { fieldOf, lacksOf } from './lacks.ts';
import { contentOf, EMPTY_WISH, type Wish, wishOf } from './wish.ts';

const TODAY = '2026-11-29';
const whole: Wish = {
  ...EMPTY_WISH,
  severity: 'warning',
  countries: ['US'],
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
  sourceUrl: 'https://www.usitc.gov/news',
};
const fieldsLacking = (wish: Wish, isNext = false) => lacksOf(wish, isNext, TODAY).map(({ field }) => field);

describe('what a warning lacks', () => {
  it('is nothing once it says what it must', () => {
    expect(fieldsLacking(whole)).toEqual([]);
  });

  it('is told of an empty one all at once, in the order of the form', () => {
    expect(fieldsLacking(EMPTY_WISH, true)).toEqual([
      ...['change-zh', 'change-en', 'severity', 'countries'],
      ...['title-zh', 'title-en', 'summary-zh', 'summary-en', 'sourceUrl'],
    ]);
  });

  it('is the other language of a text that may be left out', () => {
    expect(fieldsLacking({ ...whole, advice: { zh: '今天：核对', en: ' ' } })).toEqual(['advice-en']);
  });

  it('is a source that can be read, and was', () => {
    const sources = [{ key: 0, url: 'http://example.org', title: ' ', fetchedOn: '2026-11-30' }];
    expect(lacksOf({ ...whole, sources, validUntil: '2026-11-28' }, false, TODAY)).toEqual([
      { field: 'sources-0-url', need: 'https' },
      { field: 'sources-0-title', need: 'text' },
      { field: 'sources-0-fetchedOn', need: 'future' },
      { field: 'validUntil', need: 'past' },
    ]);
  });

  it('is a day, and what happens then, in both languages', () => {
    const keyDates = [{ key: 0, date: '', zone: 'Asia/Shanghai', label: { zh: '施行', en: '' } }];
    expect(fieldsLacking({ ...whole, keyDates })).toEqual(['keyDates-0-date', 'keyDates-0-label-en']);
  });
});

describe('what the platform finds wrong', () => {
  it('is told at the field of the form, whichever command was refused', () => {
    expect(['title.zh', 'content.title.zh', 'content.keyDates.0.label.en', 'countries.3'].map(fieldOf)).toEqual([
      ...['title-zh', 'title-zh', 'keyDates-0-label-en', 'countries'],
    ]);
  });
});

describe('what was typed', () => {
  it('is asked for without the space around it, and with nothing for what was not chosen', () => {
    expect(contentOf({ ...whole, title: { zh: ' 标题 ', en: 'Title\n' } })).toMatchObject({
      title: { zh: '标题', en: 'Title' },
      kind: null,
      urgency: null,
      validUntil: null,
      sources: [],
    });
  });

  it('reads again as what was saved', () => {
    const terms = { industries: [{ code: 'C' }], platforms: [{ code: 'temu' }], kind: { code: 'customs' } };
    const words = {
      ...{ severity: 'urgent', countries: ['US'], rights: ['design'], urgency: 'immediate', certainty: 'likely' },
      ...{ title: '标题', titleEn: 'Title', summary: '摘要', summaryEn: 'Summary', advice: '', adviceEn: '' },
      sourceUrl: 'https://www.usitc.gov/news',
      sources: [{ url: 'https://www.uscourts.gov/', title: 'News', fetchedOn: TODAY }],
      keyDates: [{ date: '2026-12-31', zone: 'Asia/Shanghai', label: '施行', labelEn: 'In force' }],
      validUntil: '2027-01-31',
    } as const;
    expect(contentOf(wishOf({ ...words, ...terms }))).toEqual({
      ...{ severity: 'urgent', countries: ['US'], rights: ['design'], urgency: 'immediate', certainty: 'likely' },
      ...{ kind: 'customs', industries: ['C'], platforms: ['temu'], validUntil: '2027-01-31' },
      ...{ title: { zh: '标题', en: 'Title' }, summary: { zh: '摘要', en: 'Summary' }, advice: { zh: '', en: '' } },
      ...{ sourceUrl: words.sourceUrl, sources: words.sources },
      keyDates: [{ date: '2026-12-31', zone: 'Asia/Shanghai', label: { zh: '施行', en: 'In force' } }],
    });
  });
});
