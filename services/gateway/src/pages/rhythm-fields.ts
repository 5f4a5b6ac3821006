import { CHINA_ZONE, type Locale, RHYTHMS, type Rhythm } from '@sinan/schema';
import { type Html, html } from './html.ts';
import { MANAGE_WORDS } from './manage-words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const FIRST_HOUR = 8;

/** How often: at once, or in one mail a day or a week, and when. Day, hour and zone are read only where they count. */
export function rhythmFields(lang: Locale, rhythm: Rhythm): Html {
  const words = MANAGE_WORDS[lang].rhythm;
  const hour = rhythm.every === 'instant' ? FIRST_HOUR : rhythm.hour;
  const zone = rhythm.every === 'instant' ? CHINA_ZONE : rhythm.zone;
  const weekday = rhythm.every === 'week' ? rhythm.weekday : 1;
  const zones = [...new Set([CHINA_ZONE, zone, ...Intl.supportedValuesOf('timeZone')])];
  const radios = RHYTHMS.map((every) => radio(every, words[every], every === rhythm.every));
  return html`<fieldset><legend>${words.title}</legend><p>${words.urgent}</p><div class="choices">${radios}</div></fieldset>
${select('weekday', words.weekday, WEEKDAYS, weekday, (day) => words.weekdays[day - 1] ?? '')}
${select('hour', words.hour, HOURS, hour, (hour) => `${String(hour).padStart(2, '0')}:00`)}
${select('zone', words.zone, zones, zone, (zone) => (zone === CHINA_ZONE ? words.china : zone))}`;
}

function radio(value: string, label: string, checked: boolean): Html {
  return html`<label><input type="radio" name="rhythm" value="${value}"${checked ? html` checked` : ''}> ${label}</label>`;
}

function select<T extends string | number>(
  name: string,
  label: string,
  values: readonly T[],
  chosen: T,
  nameOf: (value: T) => string,
): Html {
  const options = values.map(
    (value) =>
      html`<option value="${String(value)}"${value === chosen ? html` selected` : ''}>${nameOf(value)}</option>`,
  );
  return html`<label for="${name}">${label}</label><select id="${name}" name="${name}">${options}</select>`;
}

/** What the fields say, as `notifications.manage` takes it. */
export function rhythmIn(form: ReadonlyMap<string, string>) {
  const every = form.get('rhythm') ?? 'instant';
  if (every === 'instant') return { every };
  const [hour, zone] = [numberIn(form, 'hour'), form.get('zone')];
  return every === 'week' ? { every, weekday: numberIn(form, 'weekday'), hour, zone } : { every, hour, zone };
}

function numberIn(form: ReadonlyMap<string, string>, name: string): number | null {
  const text = form.get(name) ?? '';
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}
