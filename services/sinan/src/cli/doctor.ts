import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '@sinan/runtime';
import { wordsOf } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import { checksHere, nodeCheck } from './checks-here.ts';
import { checksThere } from './checks-there.ts';
import type { Command, Given } from './command.ts';
import { type Finding, fail, linesOf, ok, plain } from './finding.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  about: {
    en: 'look at everything that a deployment needs, and say what to do about what is wrong',
    zh: '检查部署所需的各项条件，并说明问题的处理办法',
  },
  operands: [],
  options: {},
  async run(given) {
    const findings: Finding[] = [];
    for await (const finding of look(given)) {
      findings.push(finding);
      given.screen.say(linesOf(finding));
    }
    given.screen.result(findings);
    return findings.some(({ status }) => status === 'fail') ? 1 : 0;
  },
};

/** One after the other, as far as one needs another. */
async function* look({ config: read, operator }: Given): AsyncGenerator<Finding> {
  yield nodeCheck(process.versions.node);
  const config = readable(read);
  if (!('dataFolder' in config)) return yield* config;
  yield ok('settings', { en: 'all are valid', zh: '全部有效' });
  yield* await checksHere(config);
  if (config.servers !== null || existsSync(join(config.dataFolder, 'store.db'))) yield* await there(operator);
}

function readable(read: () => Config): Config | readonly Finding[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.lines.map((line) => fail('settings', plain(line), MEND));
  }
}

async function there(operator: () => Promise<Operator>): Promise<readonly Finding[]> {
  try {
    return checksThere(await (await operator()).ask('health', {}));
  } catch (error) {
    return [fail('platform', wordsOf(error), CANNOT_OPEN)];
  }
}

const MEND = {
  en: 'Mend it in the environment or in .env; nothing starts until then.',
  zh: '请在环境变量或 .env 中更正；在此之前无法启动。',
};
const CANNOT_OPEN = {
  en: 'Mend what it says, then look again.',
  zh: '请按提示处理后重新检查。',
};
