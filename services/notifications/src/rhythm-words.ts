import type { Locale, Rhythm } from '@sinan/schema';
import { inLanguage, zoneName } from './words.ts';

const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** A rhythm, as mails say it: `weekly on Monday at 08:00 (Beijing time)`. */
export function rhythmWords(rhythm: Rhythm, lang: Locale): string {
  if (rhythm.every === 'instant') return inLanguage({ zh: '即时', en: 'each at once' }, lang);
  const zone = zoneName(rhythm.zone, lang);
  const hour = `${String(rhythm.hour).padStart(2, '0')}:00`;
  const weekday = rhythm.every === 'week' ? rhythm.weekday - 1 : null;
  const [zh, en] =
    weekday === null ? ['每日', 'daily'] : [`每周${WEEKDAYS.zh[weekday]}`, `weekly on ${WEEKDAYS.en[weekday]}`];
  return inLanguage({ zh: `${zh} ${hour}（${zone}）`, en: `${en} at ${hour} (${zone})` }, lang);
}
