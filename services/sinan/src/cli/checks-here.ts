import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, durationMs } from '@sinan/runtime';
import { type Finding, fail, ok, plain, warn } from './finding.ts';
import { mapCheck } from './map-check.ts';

const LOW_MB = 512;
const MB = 1024 * 1024;

/** What can be seen of this machine and its settings without the platform. */
export async function checksHere(config: Config): Promise<readonly Finding[]> {
  const folder = config.servers === null ? [await folderCheck(config), await diskCheck(config)] : [];
  return [...folder, await secretCheck(config), ...(await clockCheck(config)), ...mapCheck(config)];
}

export function nodeCheck(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok('node', plain(version));
  return fail('node', plain(version), {
    en: 'Install Node 20.19 or newer.',
    zh: '请安装 Node 20.19 或更高版本。',
  });
}

async function folderCheck({ dataFolder }: Config): Promise<Finding> {
  try {
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok('data folder', plain(dataFolder));
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      return warn(
        'data folder',
        { en: `${dataFolder} is not there yet`, zh: `${dataFolder} 尚不存在` },
        {
          en: 'The first start makes it; or set SINAN_DATA to yours.',
          zh: '首次启动时自动创建；或将 SINAN_DATA 设为已有目录。',
        },
      );
    return fail(
      'data folder',
      { en: `${dataFolder} cannot be written to`, zh: `${dataFolder} 不可写` },
      { en: 'Give it to the user that runs Sinan.', zh: '请将该目录的权限授予运行司南的用户。' },
    );
  }
}

async function diskCheck({ dataFolder }: Config): Promise<Finding> {
  const space = await statfs(dataFolder).catch(() => statfs('.'));
  const left = Math.floor((space.bavail * space.bsize) / MB);
  const said = { en: `${left} MB are left`, zh: `剩余 ${left} MB` };
  if (left >= LOW_MB) return ok('disk', said);
  return warn('disk', said, {
    en: 'Make room: when it is full nothing is accepted any more.',
    zh: '请清理或扩容：写满后将不再受理任何提交。',
  });
}

/** Says nothing of the secret itself. */
async function secretCheck({ secret, dataFolder }: Config): Promise<Finding> {
  if (secret !== null) return ok('secret', plain('SINAN_SECRET'));
  const file = join(dataFolder, 'secret');
  const found = await stat(file).catch(() => null);
  if (found === null)
    return warn(
      'secret',
      { en: 'there is none yet', zh: '尚未生成' },
      {
        en: 'The first start makes one. Keep it with every backup: links, sessions and ids are made with it.',
        zh: '首次启动时自动生成。请随每次备份一并妥善保存：链接、会话和编号均由其生成。',
      },
    );
  if (process.platform === 'win32' || (found.mode & 0o077) === 0) return ok('secret', plain(file));
  return warn(
    'secret',
    { en: `others on this machine may read ${file}`, zh: `本机其他用户可读取 ${file}` },
    { en: `chmod 600 ${file}`, zh: `chmod 600 ${file}` },
  );
}

async function clockCheck({ clockFile }: Config): Promise<readonly Finding[]> {
  if (clockFile === null) return [];
  const text = await readFile(clockFile, 'utf8').catch(() => '');
  if (text === '') return [ok('clock', { en: 'the system’s time', zh: '系统时间' })];
  if (durationMs(text.trim()) !== null)
    return [
      warn(
        'clock',
        { en: `moved by ${text.trim()}`, zh: `已调整 ${text.trim()}` },
        { en: `For trying things out only. rm ${clockFile}`, zh: `仅供试用。恢复：rm ${clockFile}` },
      ),
    ];
  return [
    fail(
      'clock',
      { en: `${clockFile} holds no duration`, zh: `${clockFile} 的内容不是时长` },
      {
        en: 'Write one, such as P8D or -PT5M, or remove the file.',
        zh: '请写入 P8D、-PT5M 之类的时长，或删除该文件。',
      },
    ),
  ];
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
