import type { Words } from '../operate/desk.ts';
import type { Broken, Verified } from '../operate/verify.ts';
import { faultWords } from './fault-words.ts';

export function brokenLine({ service, kind, id, faults }: Broken): Words {
  const words = faults.map(faultWords);
  return {
    en: `${id} (${service}, ${kind})\n${words.map(({ en }) => `  ${en}`).join('\n')}`,
    zh: `${id}(${service},${kind})\n${words.map(({ zh }) => `  ${zh}`).join('\n')}`,
  };
}

export function verifiedLine({ aggregates, entries, facts, messages, broken }: Verified): Words {
  const en = `${aggregates} histories with ${entries} entries; ${facts} facts of theirs are due among ${messages} messages. `;
  const zh = `共 ${aggregates} 份历史、${entries} 条记录；其中 ${facts} 条事实应见于总线的 ${messages} 条消息。`;
  if (broken.length === 0) return { en: `${en}All hold.`, zh: `${zh}全部相符。` };
  return {
    en: `${en}${broken.length} do not hold. Change nothing; keep them as they are, and compare them with the last backup.`,
    zh: `${zh}有 ${broken.length} 份不符。请勿改动，原样保存，并与最近的备份比对。`,
  };
}
