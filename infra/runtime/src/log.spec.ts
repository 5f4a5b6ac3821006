import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type LogLevel, openLog } from './log.ts';

function logged(level: LogLevel) {
  const stream = new PassThrough();
  const log = openLog({ level, stream });
  const lines = (): readonly Record<string, unknown>[] =>
    String(stream.read() ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { log, lines };
}

describe('a log', () => {
  it('writes one JSON object a line, with level, ISO time, fields and message', () => {
    const { log, lines } = logged('info');
    log.child({ service: 'cases' }).info({ caseId: 'cas_1' }, 'accepted');
    log.warn({}, 'two\nlines');
    expect(lines()).toEqual([
      expect.objectContaining({ level: 'info', service: 'cases', caseId: 'cas_1', msg: 'accepted' }),
      expect.objectContaining({ level: 'warn', msg: 'two\nlines', time: expect.stringMatching(/^\d{4}-.*Z$/) }),
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logged('warn');
    log.info({}, 'not this');
    log.error({}, 'but this');
    expect(lines().map(({ msg }) => msg)).toEqual(['but this']);
  });

  it('keeps the kind and text of an error', () => {
    const { log, lines } = logged('info');
    log.error({ err: new TypeError('no such thing') }, 'failed');
    expect(lines()[0]).toMatchObject({ err: { type: 'TypeError', message: 'no such thing' } });
  });
});

describe('a log that is handed what it must not hold', () => {
  const leak = 'LEAK-7f3a';
  it.each([
    ['at the top', { email: leak, token: leak, secret: leak, password: leak }],
    ['one down', { person: { email: leak }, smtp: { password: leak } }],
    ['in headers', { req: { headers: { authorization: leak, cookie: leak, 'set-cookie': leak } } }],
    ['capitalised', { headers: { Authorization: leak, Cookie: leak, 'Set-Cookie': leak } }],
    ['three down', { a: { b: { c: { token: leak } } } }],
  ])('blanks it %s', (_, fields) => {
    const { log, lines } = logged('debug');
    log.info(fields, 'said');
    log.child(fields).debug({}, 'said by a child');
    const text = JSON.stringify(lines());
    expect(text).not.toContain(leak);
    expect(text).toContain('[not logged]');
  });
});
