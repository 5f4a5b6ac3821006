import { describe, expect, it } from 'vitest';
import { paper } from '../testing/paper.ts';
import { COMMANDS } from './commands.ts';
import { main } from './main.ts';

async function given(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [out, err] = [paper(), paper()];
  const code = await main({ args, env, out, err });
  return { code, out: out.text, err: err.text };
}

describe('given somebody who asks for help', () => {
  it.each(['help', '--help', '-h'])('when it is %s, then every command is told', async (how) => {
    const { code, out } = await given([how]);
    expect(code).toBe(0);
    for (const { name, about } of COMMANDS) {
      expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
      expect(out).toContain(about.en);
    }
  });

  it.each([
    [['help', '--lang', 'zh'], {}],
    [['help'], { LANG: 'zh_CN.UTF-8' }],
    [['help', '--lang=zh'], { LC_ALL: 'en_GB.UTF-8' }],
  ])('when it is %j with %j, then in Chinese', async (args, env) => {
    const { out } = await given(args, env);
    expect(out).toContain('用法: sinan');
    for (const { about } of COMMANDS) expect(out).toContain(about.zh);
  });

  it.each(COMMANDS.map(({ name }) => name))(
    'of %s, then in both languages, without touching anything',
    async (name) => {
      const [en, zh] = [await given([name, '--help']), await given([name, '--help', '--lang', 'zh'])];
      expect([en.code, zh.code, en.err, zh.err]).toEqual([0, 0, '', '']);
      expect(en.out).toMatch(new RegExp(`^Usage: sinan ${name}`, 'm'));
      expect(zh.out).toMatch(new RegExp(`^用法: sinan ${name}`, 'm'));
      expect(zh.out).toMatch(/[\u4e00-\u9fff]/);
      expect(en.out).not.toMatch(/[\u4e00-\u9fff]/);
    },
  );
});

describe('given a command that is wrong', () => {
  it.each([
    [['park'], 'sinan: There is no command “park”. Did you mean parked? See sinan help.\n'],
    [['park', '--lang', 'zh'], 'sinan: 没有命令“park”。是否要用 parked？请见 sinan help。\n'],
    [['parked', 'all'], 'sinan: “all” is too much here.\n'],
    [['replay'], 'sinan: Name the events by their ids, or say --all.\n'],
    [['replay', 'x', '--all'], 'sinan: Name the events by their ids, or say --all.\n'],
  ])('when it is %j, then it says so, and the exit code is 2', async (args, err) => {
    expect(await given(args)).toEqual({ code: 2, out: '', err });
  });

  it('when a setting is wrong, then it is told as at a start, and the exit code is 1', async () => {
    const { code, err } = await given(['parked'], { PORT: 'x', SINAN_SECRET: 'short-LEAK' });
    expect(code).toBe(1);
    expect(err).toMatch(/^sinan: PORT must be .*\nsinan: SINAN_SECRET must have at least 32 characters\.\n$/);
    expect(err).not.toContain('LEAK');
  });

  it('when there is no platform in the folder, then it says so and makes none', async () => {
    const { code, err } = await given(['parked', '--lang', 'zh'], { SINAN_DATA: '/there/is/none' });
    expect([code, err]).toEqual([
      1,
      'sinan: /there/is/none 中没有平台数据：请先启动一次，或将 SINAN_DATA 设为其数据目录。\n',
    ]);
  });
});
