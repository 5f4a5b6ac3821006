import { describe, expect, it } from 'vitest';
import { type Save, type SaveAnswer, Saver, type Saving } from './saver.ts';

/** A saver whose clock and platform are in the spec's hands. */
function open(answers: readonly SaveAnswer<string>[]) {
  const [saves, told, left]: [Save<string>[], Saving<string>[], SaveAnswer<string>[]] = [[], [], [...answers]];
  let timer: { readonly ms: number; readonly run: () => void } | null = null;
  const saver = new Saver<string, string>(
    {
      save: async (save) => {
        saves.push(save);
        return left.shift() ?? { kind: 'unknown', trouble: { kind: 'offline' } };
      },
      newCommandId: () => `cmd_${saves.length}`,
      after: (ms, run) => {
        const mine = { ms, run };
        timer = mine;
        return () => {
          if (timer === mine) timer = null;
        };
      },
      told: (saving) => told.push(saving),
    },
    null,
  );
  async function pass(): Promise<number> {
    const due = timer;
    if (!due) throw new Error('nothing is waited for');
    timer = null;
    due.run();
    await saver.settled();
    return due.ms;
  }
  return { saver, saves, told, pass, isWaiting: () => timer !== null };
}
const saved = (revision: number): SaveAnswer<string> => ({
  kind: 'saved',
  id: 'drf_1',
  revision,
  savedAt: `at ${revision}`,
});
const offline = { kind: 'unknown', trouble: { kind: 'offline' } } as const;

describe('what is typed', () => {
  it('is saved once it rests, as a new draft, and then over the revision before', async () => {
    const { saver, saves, told, pass, isWaiting } = open([saved(1), saved(2)]);
    for (const words of ['a', 'ab', 'abc']) saver.type(words);
    await pass();
    expect(saves).toEqual([{ commandId: 'cmd_0', draft: null, words: 'abc' }]);
    expect(told.at(-1)).toEqual({ status: 'saved', savedAt: 'at 1' });
    expect(isWaiting()).toBe(false);
    saver.type('abcd');
    await pass();
    expect(saves[1]).toEqual({
      commandId: 'cmd_1',
      draft: { id: 'drf_1', revision: 1, savedAt: 'at 1' },
      words: 'abcd',
    });
  });

  it('whose answer was lost is sent again as it was, and what came after follows it', async () => {
    const { saver, saves, told, pass } = open([offline, saved(1), saved(2)]);
    saver.type('a');
    await pass();
    expect(told.at(-1)).toEqual({ status: 'in-trouble', trouble: { kind: 'offline' } });
    saver.type('ab');
    await pass();
    await pass();
    expect(saves.map(({ commandId, words }) => [commandId, words])).toEqual([
      ['cmd_0', 'a'],
      ['cmd_0', 'a'],
      ['cmd_2', 'ab'],
    ]);
    expect(told.at(-1)).toEqual({ status: 'saved', savedAt: 'at 2' });
  });

  it('that is refused is not sent again by itself, and something else is', async () => {
    const trouble = { kind: 'refused', code: 'LIMIT_REACHED', message: 'no more' } as const;
    const { saver, told, pass, isWaiting } = open([{ kind: 'refused', trouble }, saved(1)]);
    saver.type('a');
    await pass();
    expect([told.at(-1), isWaiting()]).toEqual([{ status: 'in-trouble', trouble }, false]);
    saver.type('ab');
    await pass();
    expect(told.at(-1)).toMatchObject({ status: 'saved' });
  });

  it('is not saved over what another tab saved, until the reader says so', async () => {
    const { saver, saves, told, pass, isWaiting } = open([{ kind: 'changed', newest: 'theirs' }, saved(8)]);
    saver.type('mine');
    await pass();
    expect(told.at(-1)).toEqual({ status: 'changed', newest: 'theirs' });
    saver.type('mine too');
    expect(isWaiting()).toBe(false);
    saver.saveOver({ id: 'drf_1', revision: 7, savedAt: 'at 7' }, 'mine too');
    await pass();
    expect(saves.at(-1)).toMatchObject({ draft: { revision: 7 }, words: 'mine too' });
  });

  it('gives way to what another tab saved, when the reader takes that', async () => {
    const { saver, told, pass, isWaiting } = open([{ kind: 'changed', newest: 'theirs' }]);
    saver.type('mine');
    await pass();
    saver.take({ id: 'drf_1', revision: 7, savedAt: 'at 7' });
    expect([told.at(-1), isWaiting()]).toEqual([{ status: 'saved', savedAt: 'at 7' }, false]);
  });

  it('is a new draft when the one that it was of is gone', async () => {
    const { saver, saves, told, pass } = open([saved(1), { kind: 'gone' }, saved(1)]);
    for (const words of ['a', 'ab', 'abc']) {
      saver.type(words);
      await pass();
    }
    expect(told.map(({ status }) => status)).toEqual(['waiting', 'saved', 'waiting', 'gone', 'waiting', 'saved']);
    expect(saves.at(-1)).toMatchObject({ draft: null, words: 'abc' });
  });
});

describe('a form that was left', () => {
  it('has nothing more begun for it, and hears nothing of what was on its way', async () => {
    const { saver, saves, told, pass, isWaiting } = open([saved(1)]);
    saver.type('a');
    const passed = pass();
    saver.type('ab');
    saver.leave();
    const heard = told.length;
    await passed;
    expect([saves.length, told.length, isWaiting()]).toEqual([1, heard, false]);
  });
});

describe('filing', () => {
  it('waits for the save that is on its way, and saves nothing after it', async () => {
    const { saver, saves, pass, isWaiting } = open([saved(1), saved(2)]);
    saver.type('a');
    await pass();
    saver.type('ab');
    expect(await saver.stop()).toEqual({ id: 'drf_1', revision: 1, savedAt: 'at 1' });
    expect([isWaiting(), saves.length]).toEqual([false, 1]);
  });

  it('that came to nothing leaves what was typed to be saved', async () => {
    const { saver, saves, pass } = open([saved(1)]);
    saver.type('a');
    await saver.stop();
    saver.goOn();
    await pass();
    expect(saves).toMatchObject([{ words: 'a' }]);
  });
});
