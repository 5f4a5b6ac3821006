import { parseArgs } from 'node:util';
import { nearest } from '@sinan/runtime';
import type { Words } from '../operate/desk.ts';
import { type Command, type Operand, type Option, WrongUsage } from './command.ts';

/** Of every command. */
export const COMMON = {
  lang: {
    type: 'string',
    value: { en: 'zh|en', zh: 'zh|en' },
    about: { en: 'the language; else that of LANG', zh: '语言；未指定时依 LANG' },
  },
  json: { type: 'boolean', about: { en: 'one JSON value, for programs', zh: '输出一个 JSON 值，供程序使用' } },
  help: { type: 'boolean', about: { en: 'this text', zh: '显示本说明' } },
} as const satisfies { readonly [name: string]: Option };

export interface Parsed {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** What stands behind a command's name. Throws `WrongUsage`. */
export function parse(command: Pick<Command, 'name' | 'operands' | 'options'>, args: readonly string[]): Parsed {
  const options: { readonly [name: string]: Option } = { ...COMMON, ...command.options };
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  const short = { ...types, help: { type: 'boolean', short: 'h' } } as const;
  const { tokens, positionals } = parseArgs({ args: [...args], options: short, strict: false, tokens: true });
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new WrongUsage(unknown(rawName, Object.keys(options)));
    if (option.type === 'boolean') {
      if (value !== undefined) throw new WrongUsage(takesNone(rawName));
      flags.add(name);
    } else if (value === undefined) throw new WrongUsage(needsValue(rawName));
    else values.set(name, value);
  }
  if (!flags.has('help')) checkOperands(command.operands, positionals);
  const lang = values.get('lang');
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw new WrongUsage(noLanguage(lang));
  return { operands: positionals, flags, values };
}

function checkOperands(operands: readonly Operand[], given: readonly string[]): void {
  for (const [index, { name, needed, oneOf }] of operands.entries()) {
    const one = given[index];
    if (one === undefined && needed) throw new WrongUsage(missing(name));
    if (one !== undefined && oneOf && !oneOf.includes(one)) throw new WrongUsage(notOneOf(one, oneOf));
  }
  const [extra] = given.slice(operands.length);
  if (extra !== undefined && operands.at(-1)?.many !== true) throw new WrongUsage(tooMuch(extra));
}

function unknown(raw: string, known: readonly string[]): Words {
  const meant = `--${nearest(raw.replace(/^-+/, ''), known)}`;
  return { en: `There is no option ${raw}. Did you mean ${meant}?`, zh: `没有选项 ${raw}。是否要用 ${meant}？` };
}
function takesNone(raw: string): Words {
  return { en: `${raw} takes no value.`, zh: `${raw} 不带值。` };
}
function needsValue(raw: string): Words {
  return { en: `${raw} needs a value.`, zh: `${raw} 需要一个值。` };
}
function noLanguage(lang: string): Words {
  return { en: `--lang must be zh or en; it is “${lang}”.`, zh: `--lang 须为 zh 或 en，而非“${lang}”。` };
}
function missing(name: Words): Words {
  return { en: `${name.en} is missing.`, zh: `缺少${name.zh}。` };
}
function notOneOf(one: string, known: readonly string[]): Words {
  const [first, list] = [nearest(one, known), known.join(', ')];
  return {
    en: `“${one}” is not one of ${list}. Did you mean ${first}?`,
    zh: `“${one}”不在 ${list} 之中。是否要用 ${first}？`,
  };
}
function tooMuch(extra: string): Words {
  return { en: `“${extra}” is too much here.`, zh: `“${extra}”是多余的。` };
}
