import type { Words } from '../operate/desk.ts';

/** What the doctor found of one thing. `todo` says what to do about it. */
export interface Finding {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly said: Words;
  readonly todo?: Words;
}

/** For what is the same in both languages: versions, paths, names. */
export function plain(text: string): Words {
  return { en: text, zh: text };
}

export function ok(name: string, said: Words): Finding {
  return { name, status: 'ok', said };
}

export function warn(name: string, said: Words, todo: Words): Finding {
  return { name, status: 'warn', said, todo };
}

export function fail(name: string, said: Words, todo: Words): Finding {
  return { name, status: 'fail', said, todo };
}

const STATUS = { ok: { en: 'ok  ', zh: '正常' }, warn: { en: 'warn', zh: '注意' }, fail: { en: 'fail', zh: '故障' } };
const NAME_WIDTH = 24;

/** A line for what was found, and one for what to do. */
export function linesOf({ name, status, said, todo }: Finding): Words {
  const line = (lang: 'zh' | 'en') => {
    const first = `${STATUS[status][lang]}  ${name.padEnd(NAME_WIDTH)}  ${said[lang]}`;
    return todo ? `${first}\n      ${' '.repeat(NAME_WIDTH)}  → ${todo[lang]}` : first;
  };
  return { zh: line('zh'), en: line('en') };
}
