import type { Config } from '@sinan/runtime';
import type { Running } from './serve.ts';

/** What the first screen of a start says: where it is, and where to go next. */
export function welcome(running: Running, config: Config): string {
  const { url, parts } = running;
  const what = parts.whole ? 'Sinan 司南' : `Sinan 司南 (${parts.title})`;
  const lines = [
    `${what} is ready / 已就绪: ${url}`,
    ...(parts.gateway ? forPeople(running, config) : [`  health 状态      ${url}/health/ready`]),
    config.servers
      ? `  data 数据         ${config.servers.database} (MongoDB, Kafka)`
      : `  data 数据         ${config.dataFolder}`,
    ...administrator(running),
  ];
  return `\n${lines.join('\n')}\n\n`;
}

function forPeople({ url, parts }: Running, { smtpUrl }: Config): readonly string[] {
  return [
    `  GraphQL          ${url}/graphql`,
    ...(smtpUrl || !parts.whole ? [] : [`  mailbox 邮箱      ${url}/mailbox`]),
  ];
}

function administrator({ administratorLink }: Running): readonly string[] {
  if (administratorLink === null) return [];
  return [
    '',
    'There is no administrator yet. Open this link once, within a day / 尚无管理员，请在一天内打开此链接：',
    `  ${administratorLink}`,
  ];
}
