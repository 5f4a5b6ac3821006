import { resolve } from 'node:path';
import { type Restored, restore } from '../backup/restore.ts';
import type { Words } from '../operate/desk.ts';
import type { Command } from './command.ts';
import { brokenLine, verifiedLine } from './verified.ts';

export const restoreCommand: Command = {
  name: 'restore',
  about: {
    en: 'put a backup back into an empty data folder, erase again what was erased, and verify it',
    zh: '将备份恢复到空的数据目录，重新执行已有的删除，并核对',
  },
  operands: [
    {
      name: { en: 'folder', zh: '目录' },
      about: { en: 'of the backup', zh: '备份所在目录' },
      needed: true,
    },
  ],
  options: {
    into: {
      type: 'string',
      value: { en: 'folder', zh: '目录' },
      about: { en: 'where it goes; else to SINAN_DATA', zh: '恢复到何处；未指定时为 SINAN_DATA' },
    },
    journal: {
      type: 'string',
      value: { en: 'backup', zh: '备份' },
      about: {
        en: 'a later backup: what was erased until then stays erased',
        zh: '较新的备份：截至该备份的删除一并重新执行',
      },
    },
  },
  async run({ operands: [folder = ''], values, config: read, screen }) {
    const config = read();
    const into = values.get('into');
    const journal = values.get('journal');
    const dataFolder = into === undefined ? config.dataFolder : resolve(into);
    const options = {
      config: { ...config, dataFolder },
      folder: resolve(folder),
      journalOf: journal ? resolve(journal) : null,
    };
    const restored = await restore(options, ({ step, done, of }) => screen.progress(step, done, of));
    for (const one of restored.verified.broken) screen.say(brokenLine(one));
    screen.say(summary(dataFolder, restored));
    screen.say(verifiedLine(restored.verified));
    screen.result({ into: dataFolder, ...restored });
    return restored.verified.broken.length === 0 ? 0 : 1;
  },
};

function summary(folder: string, { madeAt, files, erasures, erasedAgain, republished }: Restored): Words {
  return {
    en: `${files} files of ${madeAt} are in ${folder}. ${erasures} erasures are known, ${erasedAgain} found something again; ${republished} messages were said that the bus lacked.`,
    zh: `${madeAt} 的 ${files} 个文件已恢复到 ${folder}。已知删除 ${erasures} 项，其中 ${erasedAgain} 项重新清除了内容；向总线补发 ${republished} 条消息。`,
  };
}
