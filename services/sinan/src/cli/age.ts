import type { Words } from '../operate/desk.ts';

const UNITS = [
  { ms: 86_400_000, en: 'd', zh: '天' },
  { ms: 3_600_000, en: 'h', zh: '小时' },
  { ms: 60_000, en: 'min', zh: '分钟' },
  { ms: 1_000, en: 's', zh: '秒' },
] as const;

/** For how long, in the largest unit that fits: `3 h`. Less than a second, and what a moved clock makes of it, is 0 s. */
export function age(ms: number): Words {
  const unit = UNITS.find((one) => ms >= one.ms) ?? UNITS[3];
  const count = Math.max(0, Math.floor(ms / unit.ms));
  return { en: `${count} ${unit.en}`, zh: `${count} ${unit.zh}` };
}
