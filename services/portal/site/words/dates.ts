type Style = 'day' | 'moment';
const STYLES: { readonly [style in Style]: Intl.DateTimeFormatOptions } = {
  day: { dateStyle: 'long' },
  moment: { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' },
};
/** To make one takes longer than to use it, and a list has one for each of its lines. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: Style, language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timeZone}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone });
  made.set(key, format);
  return format;
}

/** The day of an instant, in China, as the language of the page writes it. */
export function dayOf(instant: string, language: string): string {
  return formatOf('day', language, 'Asia/Shanghai').format(new Date(instant));
}

/** A day of a calendar (year-month-day), which has no zone. */
export function calendarDay(day: string, language: string): string {
  return formatOf('day', language, 'UTC').format(new Date(`${day}T00:00:00Z`));
}

/** Day and time of an instant in China, as the language of the page writes them. */
export function momentOf(instant: string | number, language: string): string {
  return momentIn('Asia/Shanghai', instant, language);
}

/** Day and time of an instant in a zone. */
export function momentIn(timeZone: string, instant: string | number, language: string): string {
  return formatOf('moment', language, timeZone).format(new Date(instant));
}

const HOUR_MS = 3_600_000;

/** How long something has lasted, in whole days and hours. */
export function spanOf(ms: number): { readonly days: number; readonly hours: number } {
  const hours = Math.max(0, Math.floor(ms / HOUR_MS));
  return { days: Math.floor(hours / 24), hours: hours % 24 };
}
