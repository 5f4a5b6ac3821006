import type { Command } from './command.ts';
import { brokenLine, verifiedLine } from './verified.ts';

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
    for (const one of found.broken) screen.say(brokenLine(one));
    screen.say(verifiedLine(found));
    screen.result(found);
    return found.broken.length === 0 ? 0 : 1;
  },
};
