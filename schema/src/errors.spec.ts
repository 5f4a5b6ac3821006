import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode, errorText, InvalidInput, Refusal } from './errors.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];
const paramsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(codes)('the code %s', (code) => {
  const { http, en, zh } = ERRORS[code];

  it('is written in capitals and has a status of a client’s or the server’s error', () => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(http >= 400 && http < 600).toBe(true);
  });

  it('has a text in both languages, each in its own script', () => {
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]*$/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u);
  });

  it('takes the same parameters in both languages', () => {
    expect(paramsOf(zh)).toEqual(paramsOf(en));
  });
});

describe('the text of an error', () => {
  it('is filled in the reader’s language', () => {
    expect(errorText('CODE_WRONG', { left: 4 }, 'en')).toBe('The code is not right. 4 tries are left.');
    expect(errorText('CODE_WRONG', { left: 4 }, 'zh-CN')).toBe('验证码不正确，还可尝试 4 次。');
  });

  it('takes a parameter as it is, even when it looks like a pattern or a place to fill', () => {
    expect(errorText('UNKNOWN_PARTNER', { source: '$& {source}' }, 'en')).toBe(
      'The partner “$& {source}” is not registered.',
    );
  });

  it('is told apart from every other', () => {
    for (const lang of ['en', 'zh'] as const)
      expect(new Set(codes.map((code) => ERRORS[code][lang])).size).toBe(codes.length);
  });
});

describe('a refusal', () => {
  it('carries its code and parameters', () => {
    const refusal = new Refusal('STATE_CONFLICT', { state: 'accepted' });

    expect(refusal).toMatchObject({ name: 'Refusal', code: 'STATE_CONFLICT', params: { state: 'accepted' } });
    expect(refusal.message).toBe('This is not possible while the state is “accepted”.');
  });
});

describe('an invalid input', () => {
  it('says each problem at its path', () => {
    const error = new InvalidInput([
      { path: 'a', rule: 'missing', en: 'Required.', zh: '必填。' },
      { path: 'b.0', rule: 'type', en: 'Wrong.', zh: '有误。' },
    ]);

    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).toBe('a: Required.; b.0: Wrong.');
  });
});
