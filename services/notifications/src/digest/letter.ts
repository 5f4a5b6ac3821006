import { countryName, type Locale, SEVERITIES, termText } from '@sinan/schema';
import type { Letter } from '../letters.ts';
import { leaveUrl, manageUrl } from '../links.ts';
import type { Subscriber } from '../recipients.ts';
import { rhythmWords } from '../rhythm-words.ts';
import type { NotificationsRoom } from '../room.ts';
import { type ContentOf, type MailRow, subscriptionIn } from '../rows.ts';
import { isPaused } from '../subscription/index.ts';
import { whyWords } from '../why-words.ts';
import { calendarDate, countryNames } from '../words.ts';
import { type Item, itemOf } from './item.ts';
import { sealedParts } from './rows.ts';
import { byWarning, tellingOf } from './telling.ts';

/**
 * All that was gathered for a subscriber and a slot in one letter, as things stand at the last moment. `suppressed` where nothing is left to say, and for who has left, was
 * erased or holds mails back.
 */
export async function digestLetter(
  room: NotificationsRoom,
  row: MailRow,
  { day }: ContentOf<'digest'>,
): Promise<Letter> {
  const rows = await sealedParts(room, row.repeats ?? row.id);
  const reader = await readerOf(room, row);
  if (reader === null) return { not: 'suppressed', parts: rows.map((row) => ({ row, end: 'suppressed' })) };
  const tellings = [];
  for (const parts of byWarning(rows)) tellings.push(await tellingOf(room, reader, parts));
  const parts = tellings.flatMap(({ ends }) => ends);
  const items = await Promise.all(
    tellings.filter(({ told }) => told.length > 0).map(({ told }) => itemOf(room, reader, told)),
  );
  return items.length === 0 ? { not: 'suppressed', parts } : { ...letterWith(room, reader, day, items), parts };
}

async function readerOf(room: NotificationsRoom, row: MailRow): Promise<Subscriber | null> {
  const id = subscriptionIn(row);
  const state = (await room.subscriptions.load(id))?.state;
  return state?.status === 'confirmed' && !isPaused(state, room.resources.clock.now()) ? { id, state } : null;
}

function letterWith(room: NotificationsRoom, { id, state }: Subscriber, day: string, items: readonly Item[]) {
  const { locale: lang, rhythm } = state.choice;
  const url = leaveUrl(room, { id, state });
  const matched = [...new Set(items.flatMap(({ matched }) => matched))];
  const view = {
    day: calendarDate(day, lang),
    count: String(items.length),
    levels: levelsOf(items, lang),
    matched: countryNames(matched, lang),
    why: whyWords(state),
    rhythm: rhythmWords(rhythm, lang),
    leaveUrl: url,
    manageUrl: manageUrl(room, { id, state }),
  };
  return { email: state.email, lang, view, leaveUrl: url };
}

/** By severity, the gravest first, then by country. */
function levelsOf(items: readonly Item[], lang: Locale) {
  return SEVERITIES.toReversed().flatMap(({ code }) => {
    const ofLevel = items.filter(({ severity }) => severity === code);
    return ofLevel.length === 0 ? [] : [{ level: termText(SEVERITIES, code, lang), places: placesOf(ofLevel, lang) }];
  });
}

function placesOf(items: readonly Item[], lang: Locale) {
  const names = [...new Set(items.map(({ country }) => countryName(country, lang)))];
  return names
    .toSorted((one, other) => one.localeCompare(other, lang))
    .map((place) => ({
      place,
      warnings: items.filter(({ country }) => countryName(country, lang) === place).map(({ view }) => view),
    }));
}
