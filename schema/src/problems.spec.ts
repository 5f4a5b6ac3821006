import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidInput } from './errors.ts';
import { parseInput, problem, RULES, rule, toProblems } from './problems.ts';
import { divisionCode } from './values/divisions.ts';
import { idOf } from './values/id.ts';
import { mailAddress } from './values/mail-address.ts';
import { line } from './values/text.ts';
import { usccText } from './values/uscc.ts';

const form = z.strictObject({
  name: z.string().min(2).max(5),
  title: line(5),
  kind: z.enum(['a', 'b']),
  list: z
    .array(z.strictObject({ code: z.string() }))
    .min(1)
    .max(2),
  count: z.int().min(1).max(9),
  email: mailAddress,
  home: z.url(),
  day: z.iso.date(),
  at: z.iso.datetime(),
  uscc: usccText,
  place: divisionCode,
  centre: idOf('centre'),
});
const valid = {
  name: 'name',
  title: 'title',
  kind: 'a',
  list: [{ code: 'x' }],
  count: 5,
  email: 'a@b.example',
  home: 'https://b.example',
  day: '2026-03-01',
  at: '2026-03-01T00:00:00Z',
  uscc: '91350100M000100Y43',
  place: '440305',
  centre: 'ctr_018cc251-f400-7000-8000-000000000001',
};

function problemsOf(change: { readonly [field: string]: unknown }) {
  try {
    parseInput(form, { ...valid, ...change });
    return [];
  } catch (error) {
    return error instanceof InvalidInput ? error.problems.map(({ path, rule: name }) => [path, name]) : error;
  }
}

describe('an input that holds', () => {
  it('is given back as its schema reads it', () => {
    expect(parseInput(form, { ...valid, title: ' title ', email: 'a@B.example' })).toEqual(valid);
  });
});

describe('one field that does not hold', () => {
  it.each([
    [{ name: undefined }, 'name', 'missing'],
    [{ name: null }, 'name', 'missing'],
    [{ name: '' }, 'name', 'missing'],
    [{ title: '  ' }, 'title', 'missing'],
    [{ kind: undefined }, 'kind', 'missing'],
    [{ email: '' }, 'email', 'missing'],
    [{ centre: undefined }, 'centre', 'missing'],
    [{ name: 5 }, 'name', 'type'],
    [{ name: 'x' }, 'name', 'too-short'],
    [{ name: 'longer' }, 'name', 'too-long'],
    [{ title: 'a\0b' }, 'title', 'control-characters'],
    [{ title: 'a\ud83d' }, 'title', 'surrogates'],
    [{ kind: 'c' }, 'kind', 'not-one-of'],
    [{ list: [] }, 'list', 'too-few'],
    [{ list: [valid.list[0], valid.list[0], valid.list[0]] }, 'list', 'too-many'],
    [{ list: [{ code: 'x' }, { code: 5 }] }, 'list.1.code', 'type'],
    [{ list: [{ code: 'x', more: 1 }] }, 'list.0', 'unknown-field'],
    [{ count: 0 }, 'count', 'too-small'],
    [{ count: 10 }, 'count', 'too-big'],
    [{ email: 'a@b' }, 'email', 'email'],
    [{ home: 'b' }, 'home', 'url'],
    [{ day: '2026-02-30' }, 'day', 'date'],
    [{ at: 'noon' }, 'at', 'instant'],
    [{ uscc: '91350100M000100Y44' }, 'uscc', 'uscc'],
    [{ place: '440399' }, 'place', 'division'],
    [{ centre: 'cas_018cc251-f400-7000-8000-000000000001' }, 'centre', 'id'],
    [{ more: 1 }, '', 'unknown-field'],
  ])('%j is told at %j as %s', (change, path, name) => {
    expect(problemsOf(change)).toEqual([[path, name]]);
  });
});

describe('an input with much wrong', () => {
  it('is told whole, once a field', () => {
    expect(problemsOf({ name: 5, title: 'too long\0', kind: 'c' })).toEqual([
      ['name', 'type'],
      ['title', 'too-long'],
      ['kind', 'not-one-of'],
    ]);
  });

  it('that is no object at all is told as a whole', () => {
    expect(toProblems(form.safeParse('text').error ?? new z.ZodError([]))).toMatchObject([{ path: '', rule: 'type' }]);
  });
});

describe('an error of a schema that was not asked to report the input', () => {
  it('still tells what is missing from what is wrong', () => {
    const { error } = z.object({ a: z.string(), b: z.string(), c: z.string() }).safeParse({ b: null, c: 1 });

    expect(toProblems(error ?? new z.ZodError([])).map(({ rule: name }) => name)).toEqual([
      'missing',
      'missing',
      'type',
    ]);
  });
});

describe('the texts', () => {
  it('carry the limit in both languages', () => {
    expect(problem('name', 'too-long', { limit: 5 })).toEqual({
      path: 'name',
      rule: 'too-long',
      en: 'At most 5 characters are possible.',
      zh: '最多填写 5 个字符。',
    });
  });

  it('take the same parameters in both languages', () => {
    const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

    for (const { en, zh } of Object.values(RULES)) expect(params(zh)).toEqual(params(en));
  });

  it('of a check are its rule’s, with its parameters', () => {
    const { error } = z
      .string()
      .refine(() => false, rule('future', { today: '2026-03-01', zone: 'UTC' }))
      .safeParse('x');

    expect(toProblems(error ?? new z.ZodError([]))).toEqual([
      problem('', 'future', { today: '2026-03-01', zone: 'UTC' }),
    ]);
  });

  it('are given to an unnamed check too', () => {
    const { error } = z
      .string()
      .refine(() => false)
      .safeParse('x');

    expect(toProblems(error ?? new z.ZodError([]))).toMatchObject([{ rule: 'type' }]);
  });
});
