import type { Config } from '@sinan/runtime';
import type { Running } from './serve.ts';

/** What the first screen of a start says: where it is, and where to go next. */
export function welcome({ url, administratorLink }: Running, config: Config): string {
  const lines = [
    `Sinan 司南 is ready / 已就绪: ${url}`,
    `  GraphQL          ${url}/graphql`,
    ...(config.smtpUrl ? [] : [`  mailbox 邮箱      ${url}/mailbox`]),
    `  data 数据         ${config.dataFolder}`,
    ...(administratorLink
      ? [
          '',
          'There is no administrator yet. Open this link once, within a day / 尚无管理员,请在一天内打开此链接:',
          `  ${administratorLink}`,
        ]
      : []),
  ];
  return `\n${lines.join('\n')}\n\n`;
}
