import type { ParkedView } from '@sinan/aggregate';
import { systemClock } from '@sinan/runtime';
import type { Words } from '../operate/desk.ts';
import { age } from './age.ts';
import type { Command } from './command.ts';

export const parkedCommand: Command = {
  name: 'parked',
  about: {
    en: 'list the parked events of all services: their ids, which reaction, why, and for how long',
    zh: '列出各服务的搁置事件：编号、反应组、原因、时长',
  },
  operands: [],
  options: {},
  async run({ screen, operator }) {
    const rows = await (await operator()).ask('parked', {});
    for (const row of rows) screen.say(lineOf(row));
    screen.say(rows.length === 0 ? NONE : summary(rows.length));
    screen.result(rows);
    return rows.length === 0 ? 0 : 1;
  },
};

function lineOf({ id, group, error, behind, replayable, parkedAt }: ParkedView): Words {
  const since = age(systemClock.now() - Date.parse(parkedAt));
  const more = behind ? WAITS : replayable ? null : MALFORMED;
  return {
    en: `${id}\n  ${group} · ${since.en}${more ? ` · ${more.en}` : ''}\n  ${error}`,
    zh: `${id}\n  ${group} · ${since.zh}${more ? ` · ${more.zh}` : ''}\n  ${error}`,
  };
}

const WAITS = { en: 'waits behind another of its key', zh: '在同键的另一事件之后等待' };
const MALFORMED = { en: 'malformed: it can only be skipped', zh: '格式有误：只能跳过' };
const NONE = { en: 'Nothing is parked.', zh: '没有搁置事件。' };

function summary(count: number): Words {
  return {
    en: `${count} parked. Once the cause is mended: sinan replay <id>…, or sinan replay --all.`,
    zh: `共 ${count} 个搁置事件。排除原因后：sinan replay <编号>…，或 sinan replay --all。`,
  };
}
