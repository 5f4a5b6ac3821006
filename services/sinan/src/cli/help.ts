import type { Locale } from '@sinan/schema';
import type { Words } from '../operate/desk.ts';
import type { Command, Operand } from './command.ts';
import { COMMON } from './parse.ts';

const TITLE = {
  en: 'Sinan 司南: guidance through intellectual-property disputes abroad, and warnings before the next one',
  zh: '司南 Sinan：海外知识产权纠纷应对指导与风险预警',
};
const HEADS = {
  usage: { en: 'Usage', zh: '用法' },
  commands: { en: 'Commands', zh: '命令' },
  options: { en: 'Options', zh: '选项' },
  ends: {
    en: 'Exit code: 0 well, 1 something is wrong and was told, 2 the command was given wrongly.',
    zh: '退出码：0 正常；1 发现问题并已说明；2 命令用法有误。',
  },
  settings: {
    en: 'Settings come from the environment or from .env. Commands talk to the process that works on the data folder, or open folder or servers themselves.',
    zh: '设置取自环境变量或 .env。命令与正在使用数据目录的进程对话；没有时自行打开数据目录或服务器。',
  },
} as const;

export function helpOfAll(commands: readonly Command[], locale: Locale): string {
  const lines = commands.map((one) => [usageOf(one, locale), said(one.about, locale)] as const);
  return [
    said(TITLE, locale),
    '',
    `${said(HEADS.usage, locale)}: sinan [${locale === 'en' ? 'command' : '命令'}] …`,
    '',
    `${said(HEADS.commands, locale)}:`,
    ...columns(lines),
    '',
    `${said(HEADS.options, locale)}:`,
    ...optionLines(COMMON, locale),
    '',
    said(HEADS.settings, locale),
    said(HEADS.ends, locale),
    '',
  ].join('\n');
}

export function helpOf(command: Command, locale: Locale): string {
  return [
    said(command.about, locale),
    '',
    `${said(HEADS.usage, locale)}: sinan ${usageOf(command, locale)}`,
    '',
    ...columns(command.operands.map(({ name, about }) => [said(name, locale), said(about, locale)] as const)),
    ...(command.operands.length > 0 ? [''] : []),
    `${said(HEADS.options, locale)}:`,
    ...optionLines({ ...command.options, ...COMMON }, locale),
    '',
    said(HEADS.ends, locale),
    '',
  ].join('\n');
}

function usageOf({ name, operands }: Command, locale: Locale): string {
  return [name, ...operands.map((operand) => operandText(operand, locale))].join(' ');
}

function operandText({ name, needed, many, oneOf }: Operand, locale: Locale): string {
  const text = `${oneOf ? oneOf.join('|') : said(name, locale)}${many ? '…' : ''}`;
  return needed ? `<${text}>` : `[${text}]`;
}

function optionLines(options: Command['options'], locale: Locale): readonly string[] {
  return columns(
    Object.entries(options).map(([name, { value, about }]) => [
      `--${name}${value ? ` <${said(value, locale)}>` : ''}`,
      said(about, locale),
    ]),
  );
}

/** The second column begins at one place; a first one that is too wide stands alone. Chinese characters are two columns wide. */
function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.min(44, Math.max(0, ...rows.map(([first]) => widthOf(first))));
  return rows.map(([first, second]) => {
    const room = width - widthOf(first);
    return room < 0 ? `  ${first}\n  ${' '.repeat(width)}  ${second}` : `  ${first}${' '.repeat(room)}  ${second}`;
  });
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

function said({ zh, en }: Words, locale: Locale): string {
  return locale === 'en' ? en : zh;
}
