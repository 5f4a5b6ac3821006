import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, openLog, systemClock } from '@sinan/runtime';
import { holdsNothing } from '../demo/holds-nothing.ts';
import { makeDemonstration } from '../demo/making/make.ts';
import { mayDemonstrate } from '../demo/may.ts';
import { recorded } from '../demo/record.ts';
import { holdsRemains, isUnfinished } from '../demo/unfinished.ts';
import { refuseHalfRestored } from '../half-restored.ts';
import { DeskFailure, type Words } from '../operate/desk.ts';
import { openDesk } from '../operate/opened.ts';
import type { Command } from './command.ts';

export const demoCommand: Command = {
  name: 'demo',
  about: {
    en: 'fill an empty data folder with a year of fictitious data, to look around in',
    zh: '在空的数据目录中生成一年的虚构示例数据，供浏览体验',
  },
  operands: [],
  options: {},
  async run({ config: read, screen }) {
    const config = read();
    if (!mayDemonstrate(config)) throw new DeskFailure(NOT_HERE);
    await refuseOthersData(config);
    const now = systemClock.now();
    const log = openLog({ level: 'error' });
    await makeDemonstration({ config, log, now, tell: (done, of) => screen.progress(STEPS, done, of) });
    screen.say(made(config));
    screen.result({ folder: config.dataFolder });
    return 0;
  },
};

/** What somebody else may need is never written over; what is left of a making that was cut short is. */
async function refuseOthersData(config: Config): Promise<void> {
  const { dataFolder } = config;
  refuseHalfRestored(dataFolder);
  if (isUnfinished(dataFolder)) return;
  if (await holdsRemains(dataFolder)) throw new DeskFailure(notEmpty(dataFolder));
  if (!existsSync(join(dataFolder, 'store.db'))) return;
  const { desk, close } = await openDesk(config);
  try {
    const services = desk.platform.services.map(({ service }) => service);
    if ((await recorded(desk.platform.ports.store)) !== null) throw new DeskFailure(already(config));
    if (!(await holdsNothing(desk.platform.ports.store, services))) throw new DeskFailure(notEmpty(dataFolder));
  } finally {
    await close();
  }
}

const STEPS: Words = { en: 'steps of the year', zh: '步' };
const NOT_HERE: Words = {
  en: 'A demonstration is for this machine alone: on a data folder, with HOST and PUBLIC_URL on loopback, and without SMTP_URL.',
  zh: '示例数据仅供本机使用：须使用数据目录，HOST 与 PUBLIC_URL 均为本机回环地址，且未设 SMTP_URL。',
};
function notEmpty(folder: string): Words {
  return {
    en: `${folder} holds data already: set SINAN_DATA to an empty folder.`,
    zh: `${folder} 中已有数据：请将 SINAN_DATA 设为空目录。`,
  };
}
function already({ dataFolder, publicUrl }: Config): Words {
  return {
    en: `${dataFolder} holds a demonstration already: start the platform on it, and see ${publicUrl}/demo.`,
    zh: `${dataFolder} 中已有示例数据：启动平台后访问 ${publicUrl}/demo。`,
  };
}
function made({ dataFolder, publicUrl }: Config): Words {
  return {
    en: `Fictitious data of a year is in ${dataFolder}. Start the platform on it, and sign in as anybody at ${publicUrl}/demo.`,
    zh: `一年的虚构示例数据已生成于 ${dataFolder}。启动平台后，可在 ${publicUrl}/demo 以各类人员身份登录。`,
  };
}
