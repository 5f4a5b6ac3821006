/** The day of an instant, in China, as the language of the page writes it. */
export function dayOf(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date(instant));
}

/** A day of a calendar (year-month-day), which has no zone. */
export function calendarDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An instant to the minute, in a zone that is said beside it. */
export function timeIn(zone: string, instant: string, language: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(instant));
}
