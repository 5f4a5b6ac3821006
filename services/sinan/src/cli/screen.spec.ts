import { describe, expect, it } from 'vitest';
import { paper } from '../testing/paper.ts';
import { localeOf, openScreen } from './screen.ts';

function screenOf({ json = false, isTTY = false }) {
  const [out, err] = [paper(), paper({ isTTY })];
  return { screen: openScreen({ locale: 'en', json, out, err }), said: () => ({ out: out.text, err: err.text }) };
}
const words = { en: 'files', zh: '文件' };

describe('given a screen', () => {
  it('when it is for people, then they read words, and no result', () => {
    const { screen, said } = screenOf({});
    screen.say(words);
    screen.result({ files: 2 });
    expect(said()).toEqual({ out: 'files\n', err: '' });
  });

  it('when it is for programs, then they read the result, and nothing else', () => {
    const { screen, said } = screenOf({ json: true, isTTY: true });
    screen.say(words);
    screen.progress(words, 1, 2);
    screen.result({ files: 2 });
    expect(said().err).toBe('');
    expect(JSON.parse(said().out)).toEqual({ files: 2 });
  });

  it('when it is a terminal, then progress is one line that goes', () => {
    const { screen, said } = screenOf({ isTTY: true });
    screen.progress(words, 1, 2);
    screen.say(words);
    expect(said().err).toBe(`\r\x1b[K[${'█'.repeat(12)}${'·'.repeat(12)}] 1/2 files\r\x1b[K`);
  });

  it('when it is a file, then there is no progress', () => {
    const { screen, said } = screenOf({});
    screen.progress(words, 1, 2);
    expect(said()).toEqual({ out: '', err: '' });
  });
});

describe('given an environment', () => {
  it.each([
    [undefined, {}, 'en'],
    [undefined, { LANG: 'C.UTF-8' }, 'en'],
    [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [undefined, { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB' }, 'en'],
    [undefined, { LC_ALL: 'zh_HK', LC_MESSAGES: 'en_GB' }, 'zh-CN'],
    ['zh', { LANG: 'en_GB' }, 'zh-CN'],
    ['en', { LANG: 'zh_CN' }, 'en'],
  ])('when %s is asked for with %j, then the language is %s', (asked, env, locale) => {
    expect(localeOf(asked, env)).toBe(locale);
  });
});
