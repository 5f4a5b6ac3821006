import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../errors.ts';
import { parseInput } from '../problems.ts';
import { CENTRES } from '../values/centres.ts';
import { type CaseForm, caseFormProblems, caseFormV1 } from './case-form.ts';

function form(change: { readonly [field: string]: unknown } = {}): Record<string, unknown> {
  return {
    serviceKind: 'guidance',
    role: 'respondent',
    disputeType: 'section-337',
    country: 'US',
    forum: 'us-itc',
    receivedOn: '2026-03-01',
    servedOn: '2026-03-01',
    serviceMethod: 'express',
    rights: [{ kind: 'patent-invention', number: 'US 0,000,000 B2' }],
    product: '示例产品',
    needs: ['procedure-deadlines'],
    facts: '收到起诉状。\n尚未委托律师。',
    ...change,
  };
}
const parsed = (change = {}): CaseForm => parseInput(caseFormV1, form(change));

function problemsOf(change: { readonly [field: string]: unknown }) {
  try {
    parsed(change);
    return [];
  } catch (error) {
    return error instanceof InvalidInput ? error.problems.map(({ path, rule }) => [path, rule]) : error;
  }
}

describe('a form that holds', () => {
  it('is kept as written, trimmed', () => {
    expect(parsed({ product: ' <b>产品</b> ' })).toEqual(form({ product: '<b>产品</b>' }));
  });

  it('may leave out what is optional, or say null', () => {
    expect(problemsOf({ servedOn: undefined, serviceMethod: undefined })).toEqual([]);
    const optional = ['procedure', 'caseNo', 'caseTitle', 'stage', 'servedOn', 'serviceMethod', 'claimant', 'choice'];
    expect(problemsOf(Object.fromEntries(optional.map((field) => [field, null])))).toEqual([]);
  });

  it('may not know its forum, and may name a forum of the Union under a member state', () => {
    expect(problemsOf({ country: 'AQ', forum: 'unknown' })).toEqual([]);
    expect(problemsOf({ country: 'DE', forum: 'eu-upc' })).toEqual([]);
  });

  it('may choose a centre', () => {
    expect(parsed({ choice: CENTRES[0]?.id }).choice).toBe(CENTRES[0]?.id);
  });

  it('survives a way through JSON', () => {
    expect(JSON.parse(JSON.stringify(parsed()))).toEqual(parsed());
  });
});

describe('a form with something wrong', () => {
  it.each([
    [{ serviceKind: 'help' }, 'serviceKind', 'not-one-of'],
    [{ role: 'judge' }, 'role', 'not-one-of'],
    [{ disputeType: 'war' }, 'disputeType', 'not-one-of'],
    [{ country: 'XX' }, 'country', 'not-one-of'],
    [{ forum: 'us-moot-court' }, 'forum', 'not-one-of'],
    [{ country: 'JP' }, 'forum', 'forum-country'],
    [{ serviceMethod: null }, 'serviceMethod', 'service-method'],
    [{ serviceMethod: 'pigeon' }, 'serviceMethod', 'not-one-of'],
    [{ receivedOn: undefined }, 'receivedOn', 'missing'],
    [{ receivedOn: '2026-02-29' }, 'receivedOn', 'date'],
    [{ servedOn: '2026-03-01T00:00:00Z' }, 'servedOn', 'date'],
    [{ rights: [] }, 'rights', 'too-few'],
    [{ rights: Array.from({ length: 51 }, () => ({ kind: 'design' })) }, 'rights', 'too-many'],
    [{ rights: [{ kind: 'crown' }] }, 'rights.0.kind', 'not-one-of'],
    [{ needs: [] }, 'needs', 'too-few'],
    [{ product: ' ' }, 'product', 'missing'],
    [{ product: 'a'.repeat(501) }, 'product', 'too-long'],
    [{ product: 'two\nlines' }, 'product', 'control-characters'],
    [{ procedure: 'a'.repeat(201) }, 'procedure', 'too-long'],
    [{ claimant: 'a'.repeat(501) }, 'claimant', 'too-long'],
    [{ facts: 'a'.repeat(4_001) }, 'facts', 'too-long'],
    [{ facts: 'a\u0007b' }, 'facts', 'control-characters'],
    [{ facts: 'a\ud800b' }, 'facts', 'surrogates'],
    [{ choice: 'ctr_1' }, 'choice', 'id'],
    [{ servedAt: '2026-03-01' }, '', 'unknown-field'],
  ])('%.60j is told at %j as %s', (change, path, rule) => {
    expect(problemsOf(change)).toEqual([[path, rule]]);
  });
});

describe('a date filed in the morning of 2 March in Beijing', () => {
  const now = Date.parse('2026-03-02T01:00:00.000Z');
  const told = (change: { readonly [field: string]: unknown }) =>
    caseFormProblems(parsed(change), now).map(({ path, rule, en }) => [path, rule, en]);

  it('is in the future at a forum in Washington, which is told with its day', () => {
    const text = 'This date is in the future: at the forum it is 2026-03-01 (America/New_York).';

    expect(told({ receivedOn: '2026-03-02', servedOn: '2026-03-02' })).toEqual([
      ['receivedOn', 'future', text],
      ['servedOn', 'future', text],
    ]);
  });

  it('holds there when it is the day before', () => {
    expect(told({ receivedOn: '2026-03-01', servedOn: '2026-03-01' })).toEqual([]);
  });

  it('holds at a forum in Tokyo', () => {
    expect(told({ country: 'JP', forum: 'jp-jpo', receivedOn: '2026-03-02', servedOn: '2026-03-02' })).toEqual([]);
  });

  it('is judged by the country where the forum is not known', () => {
    expect(told({ country: 'JP', forum: 'unknown', receivedOn: '2026-03-02' })).toEqual([]);
    expect(told({ country: 'US', forum: 'unknown', receivedOn: '2026-03-02' })).toHaveLength(1);
  });
});

/** Days that are not like others, where they begin. */
const DAYS = [
  ['29 February', 'US', 'us-itc', '2028-02-29', '2028-02-29T05:00:00Z'],
  ['29 February', 'JP', 'jp-jpo', '2028-02-29', '2028-02-28T15:00:00Z'],
  ['the first of a year', 'US', 'us-itc', '2027-01-01', '2027-01-01T05:00:00Z'],
  ['the first of a year', 'DE', 'de-lg', '2027-01-01', '2026-12-31T23:00:00Z'],
  ['the day on which summer time begins', 'US', 'us-itc', '2026-03-08', '2026-03-08T05:00:00Z'],
  ['the day after summer time has begun', 'US', 'us-itc', '2026-03-09', '2026-03-09T04:00:00Z'],
  ['the day on which summer time ends', 'DE', 'de-lg', '2026-10-25', '2026-10-24T22:00:00Z'],
  ['the day after summer time has ended', 'DE', 'de-lg', '2026-10-26', '2026-10-25T23:00:00Z'],
] as const;

describe.each(DAYS)('a form dated %s at a forum in %s', (_, country, forum, day, begins) => {
  const [MINUTE, DAY] = [60_000, 86_400_000];
  const future = (movedMs: number) =>
    caseFormProblems(parsed({ country, forum, receivedOn: day, servedOn: day }), Date.parse(begins) + movedMs).length;

  it('is in the future until that day has begun there, whatever the clock is moved by', () => {
    const forwards = [-DAY, -5 * MINUTE, -1, 0, 5 * MINUTE, DAY].map(future);
    expect(forwards).toEqual([2, 2, 2, 0, 0, 0]);
  });

  it('is in the future again when the clock goes back', () => {
    const there = [DAY, -DAY, 5 * MINUTE, -5 * MINUTE, 0, -1].map(future);
    expect(there).toEqual([0, 2, 0, 2, 0, 2]);
  });
});
