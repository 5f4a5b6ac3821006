import { resolve } from 'node:path';
import type { Manifest } from '../backup/manifest.ts';
import { takeBackup } from '../backup/take.ts';
import type { Words } from '../operate/desk.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  about: {
    en: 'back the data folder up into a new folder, while the platform goes on',
    zh: '将数据目录备份到新目录，备份期间平台照常运行',
  },
  operands: [
    {
      name: { en: 'folder', zh: '目录' },
      about: { en: 'a new one for each backup', zh: '每次备份使用新目录' },
      needed: true,
    },
  ],
  options: {},
  async run({ operands: [folder = ''], config, operator, screen }) {
    const into = resolve(folder);
    const manifest = await takeBackup(config(), into, await operator(), ({ step, done, of }) =>
      screen.progress(step, done, of),
    );
    screen.say(summary(into, manifest));
    if (config().secret === null) screen.say(secretApart(config().dataFolder));
    screen.result({ folder: into, ...manifest });
    return 0;
  },
};

function summary(folder: string, { files }: Manifest): Words {
  const megabytes = (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_048_576).toFixed(1);
  return {
    en: `${files.length} files, ${megabytes} MB: ${folder} is whole. Put it back with sinan restore ${folder} --into <new folder>.`,
    zh: `共 ${files.length} 个文件，${megabytes} MB：${folder} 已完整。恢复：sinan restore ${folder} --into <新目录>。`,
  };
}

function secretApart(folder: string): Words {
  return {
    en: `The secret is not part of it: keep ${folder}/secret apart, once for all backups. Without it none can be restored.`,
    zh: `备份不含密钥：请另行保存 ${folder}/secret，各次备份共用。缺少它则无法恢复。`,
  };
}
