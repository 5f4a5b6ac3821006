import { InvalidInput, parseInput } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type WarningContent, warningContent, wholeContent } from './content.ts';
import { aContent } from './testing/builders.ts';

const problemsOf = (input: unknown) => {
  try {
    parseInput(warningContent, input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, rule }) => `${path}: ${rule}`);
    throw error;
  }
  return [];
};
const titled = (zh: string) => aContent({ title: { zh, en: 'Title' } });

describe('what a warning says', () => {
  it('is taken as it is when it is well formed', () => {
    expect(parseInput(warningContent, aContent())).toEqual(aContent());
  });

  it('may do without what the first release did not know', () => {
    const { severity, countries, rights, title, summary, advice, sourceUrl } = aContent();
    const least = { severity, countries, rights, title, summary, advice, sourceUrl };
    expect(parseInput(warningContent, least)).toEqual(least);
    expect(wholeContent(least)).toEqual(aContent());
  });

  it('is trimmed, and each country and right stands once', () => {
    const given = aContent({ title: { zh: ' 标题 ', en: 'Title\t' }, countries: ['US', 'US', 'DE'], rights: [] });
    expect(parseInput(warningContent, given)).toMatchObject({
      title: { zh: '标题', en: 'Title' },
      countries: ['US', 'DE'],
    });
  });

  it('has no field beside its own, in its texts neither', () => {
    expect(problemsOf({ ...aContent(), status: 'live' })).toHaveLength(1);
    expect(problemsOf(aContent({ title: Object.assign({ zh: '标题', en: 'Title' }, { fr: 'Titre' }) }))).toHaveLength(
      1,
    );
  });

  it('may do without advice', () => {
    expect(parseInput(warningContent, aContent({ advice: { zh: ' ', en: '' } })).advice).toEqual({ zh: '', en: '' });
  });

  it('keeps the lines of its summary', () => {
    const summary = { zh: '一\r\n二', en: 'one\ntwo' };
    expect(parseInput(warningContent, aContent({ summary })).summary.zh).toBe('一\n二');
  });

  it('names its source without line breaks, spaces or quotes', () => {
    const { sourceUrl } = parseInput(warningContent, aContent({ sourceUrl: 'https://Example.com/a\nb?"c d' }));
    expect(sourceUrl).toBe('https://example.com/ab?%22c%20d');
  });

  it('keeps markup as the text that it is', () => {
    const markup = '<script>alert(1)</script>';
    expect(parseInput(warningContent, titled(markup)).title.zh).toBe(markup);
  });

  const faults: readonly (readonly [string, Partial<Record<keyof WarningContent, unknown>>, string])[] = [
    ['no title in one language', { title: { zh: '', en: 'Title' } }, 'title.zh: missing'],
    ['a title of two lines', { title: { zh: '标\n题', en: 'Title' } }, 'title.zh: control-characters'],
    ['a title that is too long', { title: { zh: '标题', en: 'x'.repeat(201) } }, 'title.en: too-long'],
    ['a summary that is too long', { summary: { zh: '长'.repeat(2_001), en: 'x' } }, 'summary.zh: too-long'],
    ['advice that is too long', { advice: { zh: '', en: 'x'.repeat(4_001) } }, 'advice.en: too-long'],
    ['a NUL', { summary: { zh: 'a\0b', en: 'x' } }, 'summary.zh: control-characters'],
    ['a directional override', { title: { zh: 'a\u202eb', en: 'x' } }, 'title.zh: control-characters'],
    ['half a character', { title: { zh: 'a\ud800', en: 'x' } }, 'title.zh: surrogates'],
    ['no country', { countries: [] }, 'countries: too-few'],
    ['a country that is none', { countries: ['XX'] }, 'countries.0: not-one-of'],
    ['a right that is none', { rights: ['moral'] }, 'rights.0: not-one-of'],
    ['a severity that is none', { severity: 'panic' }, 'severity: not-one-of'],
    ['a source without encryption', { sourceUrl: 'http://example.com' }, 'sourceUrl: url'],
    ['a source that is a script', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl: url'],
    ['a case of ours in its title', { title: { zh: '见 cas_01990b7e', en: 'x' } }, 'title.zh: internals'],
    ['a credit code in its advice', { advice: { zh: '', en: 'Like 91440300MA5EXAMP1F' } }, 'advice.en: internals'],
    [
      'an organisation of ours in a source',
      { sources: [{ url: 'https://example.com/org_01', title: 'x', fetchedOn: '2026-01-01' }] },
      'sources.0.url: internals',
    ],
    [
      'a source of which nobody says when it was read',
      { sources: [{ url: 'https://example.com/', title: 'x' }] },
      'sources.0.fetchedOn: missing',
    ],
    [
      'a day in a place that is none',
      { keyDates: [{ date: '2026-12-07', zone: 'Chicago', label: { zh: '听证', en: 'Hearing' } }] },
      'keyDates.0.zone: zone',
    ],
    ['a kind that is none', { kind: 'rumour' }, 'kind: not-one-of'],
    ['a section that is none', { industries: ['Z'] }, 'industries.0: not-one-of'],
    ['a platform that is none', { platforms: ['amazonia'] }, 'platforms.0: not-one-of'],
    ['an urgency that is none', { urgency: 'Immediate' }, 'urgency: not-one-of'],
    ['a last day that is none', { validUntil: '2026-02-30' }, 'validUntil: date'],
    ['a source that hides its host', { sourceUrl: 'https://www.uspto.gov@example.com/' }, 'sourceUrl: url'],
  ];
  it.each(faults)('is refused with %s', (_, fault, problem) => {
    expect(problemsOf({ ...aContent(), ...fault })).toContain(problem);
  });
});
