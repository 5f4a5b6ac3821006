import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toProblems } from '../problems.ts';
import { intakeEnvelope } from './intake.ts';

type Json = { readonly [name: string]: unknown };
const sample = JSON.parse(
  readFileSync(new URL('../../samples/sinan.intake.case_reported.v1.json', import.meta.url), 'utf8'),
) as Json;

function problemsOf(change: Json) {
  const { error } = intakeEnvelope.safeParse({ ...sample, ...change });
  return error ? toProblems(error).map(({ path }) => path) : [];
}

describe('an event as another program writes it', () => {
  it('needs no more than CloudEvents 1.0 requires', () => {
    expect(problemsOf({ time: undefined, datacontenttype: undefined, partnerbatch: undefined })).toEqual([]);
  });

  it('keeps extension attributes that it brings along', () => {
    expect(intakeEnvelope.parse({ ...sample, sequencetype: 'Integer' })).toMatchObject({
      sequencetype: 'Integer',
      partnerbatch: '7',
    });
  });

  it.each([
    { id: '案件 2026-1/α' },
    { id: 'x'.repeat(256) },
    { source: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' },
    { time: '2026-03-02T01:30:00Z' },
    { time: '2026-03-02T09:30:00.123456+08:00' },
    { datacontenttype: 'application/json; charset=utf-8' },
    { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
  ])('may say %.80j', (change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it.each([
    ['specversion', { specversion: '0.3' }],
    ['id', { id: '' }],
    ['id', { id: 'x'.repeat(257) }],
    ['id', { id: 'a\nb' }],
    ['id', { id: 7 }],
    ['source', { source: 'two words' }],
    ['source', { source: undefined }],
    ['type', { type: 'sinan.intake.case_reported.v2' }],
    ['time', { time: 'yesterday' }],
    ['datacontenttype', { datacontenttype: 'text/plain' }],
    ['traceparent', { traceparent: 'zz' }],
    ['data', { data: undefined }],
    ['data.organisation', { data: { ...(sample.data as Json), organisation: null } }],
  ])('is refused at its %s', (path, change) => {
    expect(problemsOf(change)).toEqual([path]);
  });

  it('is refused when its form does not hold', () => {
    const data = sample.data as Json;
    const form = data.case as Json;

    expect(problemsOf({ data: { ...data, case: { ...form, forum: 'jp-jpo', facts: '' } } })).toEqual([
      'data.case.facts',
      'data.case.forum',
    ]);
    expect(problemsOf({ data: { ...data, organisation: { ...(data.organisation as Json), uscc: '91' } } })).toEqual([
      'data.organisation.uscc',
    ]);
  });
});
