import type { Words } from '../operate/desk.ts';

/** What can be wrong with a history, in both languages. The English is what the platform itself says of it, in logs and self-checks too. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^entry (\d+) is missing$/, '缺少第 $1 条记录'],
  [/^entry (\d+) does not follow the one before$/, '第 $1 条记录与前一条不衔接'],
  [/^entry (\d+) was changed$/, '第 $1 条记录被改动'],
  [/^the personal part of entry (\d+) was changed$/, '第 $1 条记录的个人信息部分被改动'],
  [/^the tail was cut off$/, '末尾记录被截断'],
  [/^entry (\d+) was not said in its place on (\w+)$/, '第 $1 条记录的事实未按序出现在 $2 主题上'],
  [/^entry (\d+) is another one than (\w+) knows$/, '第 $1 条记录与 $2 主题上的不是同一条'],
  [/^entry (\d+) is known to (\w+) and not to the history$/, '第 $1 条记录在 $2 主题上有，历史中没有'],
  [/^entry (\d+) is not the last word on (\w+)$/, '第 $1 条记录不是 $2 主题上的最后一条'],
  [/^(\w+) speaks of it, and there is no document$/, '$1 主题上有其事实，却没有对应文档'],
];

export function faultWords(fault: string): Words {
  const known = FAULTS.find(([pattern]) => pattern.test(fault));
  return { en: fault, zh: known ? fault.replace(known[0], known[1]) : fault };
}
