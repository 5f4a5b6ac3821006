import type { ParkedView } from '@sinan/aggregate';
import { Refusal } from '@sinan/schema';
import type { Words } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import type { Replayed } from '../operate/parked.ts';
import { type Command, WrongUsage } from './command.ts';
import { refused } from './refused.ts';

export const replayCommand: Command = {
  name: 'replay',
  about: {
    en: 'replay parked events in order, each with all that waits behind it',
    zh: '按顺序重放搁置事件，连同其后等待的同键事件',
  },
  operands: [
    {
      name: { en: 'id', zh: '编号' },
      about: { en: 'as sinan parked shows it', zh: '即 sinan parked 所列编号' },
      needed: false,
      many: true,
    },
  ],
  options: { all: { type: 'boolean', about: { en: 'every one that is parked', zh: '全部搁置事件' } } },
  async run({ operands, flags, screen, operator }) {
    if (flags.has('all') === operands.length > 0) throw new WrongUsage(IDS_OR_ALL);
    const desk = await operator();
    const results: Told[] = [];
    for await (const one of flags.has('all') ? all(desk) : named(desk, operands)) {
      results.push(one);
      screen.say(wordsOf(one));
    }
    screen.result(results.map(({ id, replayed, error }) => ({ id, replayed, error: error?.en ?? null })));
    return results.every(({ error }) => error === null) ? 0 : 1;
  },
};

interface Told {
  readonly id: string;
  readonly replayed: number;
  readonly error: Words | null;
}

async function* named(desk: Operator, ids: readonly string[]): AsyncGenerator<Told> {
  for (const id of ids) yield await replayed(desk, id);
}

/** The first of each lane; a replay goes through the whole lane. A list shows the first 500 of a service, so it is read anew until none is new. */
async function* all(desk: Operator): AsyncGenerator<Told> {
  const tried = new Set<string>();
  for (;;) {
    const untried = (await desk.ask('parked', {})).filter((row) => !tried.has(laneOf(row)));
    if (untried.length === 0) return;
    for (const row of untried) {
      if (tried.has(laneOf(row))) continue;
      tried.add(laneOf(row));
      yield await replayed(desk, row.id);
    }
  }
}

function laneOf({ group, topic, key }: ParkedView): string {
  return `${group}|${topic}|${key}`;
}

async function replayed(desk: Operator, id: string): Promise<Told> {
  try {
    const { replayed, error }: Replayed = await desk.ask('replay', { id });
    return { id, replayed, error: error === null ? null : { zh: error, en: error } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, replayed: 0, error: refused(error) };
  }
}

function wordsOf({ id, replayed, error }: Told): Words {
  const en = `${id}\n  ${replayed} replayed${error ? `; the next one fails: ${error.en}` : ''}`;
  const zh = `${id}\n  已重放 ${replayed} 个${error ? `;下一个失败：${error.zh}` : ''}`;
  return { en, zh };
}

const IDS_OR_ALL = {
  en: 'Name the events by their ids, or say --all.',
  zh: '请给出事件编号，或使用 --all。',
};
