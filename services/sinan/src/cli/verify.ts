import type { Words } from '../operate/desk.ts';
import type { Broken, Verified } from '../operate/verify.ts';
import type { Command } from './command.ts';
import { faultWords } from './fault-words.ts';

export const verifyCommand: Command = {
  name: 'verify',
  about: {
    en: 'hold every history against its hash chain, its document, and what the bus knows of it',
    zh: '逐一核对历史记录的哈希链、对应文档以及总线上的事实',
  },
  operands: [],
  options: {},
  async run({ screen, operator }) {
    const found = await (await operator()).ask('verify', {}, ({ step, done, of }) => screen.progress(step, done, of));
    for (const one of found.broken) screen.say(lineOf(one));
    screen.say(summary(found));
    screen.result(found);
    return found.broken.length === 0 ? 0 : 1;
  },
};

function lineOf({ service, kind, id, faults }: Broken): Words {
  const words = faults.map(faultWords);
  return {
    en: `${id} (${service}, ${kind})\n${words.map(({ en }) => `  ${en}`).join('\n')}`,
    zh: `${id}(${service},${kind})\n${words.map(({ zh }) => `  ${zh}`).join('\n')}`,
  };
}

function summary({ aggregates, entries, facts, messages, broken }: Verified): Words {
  const en = `${aggregates} histories with ${entries} entries; ${facts} facts of theirs are due among ${messages} messages. `;
  const zh = `共 ${aggregates} 份历史、${entries} 条记录;其中 ${facts} 条事实应见于总线的 ${messages} 条消息。`;
  if (broken.length === 0) return { en: `${en}All hold.`, zh: `${zh}全部相符。` };
  return {
    en: `${en}${broken.length} do not hold. Change nothing; keep them as they are, and compare them with the last backup.`,
    zh: `${zh}有 ${broken.length} 份不符。请勿改动,原样保存,并与最近的备份比对。`,
  };
}
