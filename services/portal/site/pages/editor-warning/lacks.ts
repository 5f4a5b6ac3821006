import type { Both, Wish } from './wish.ts';

/** What a field needs before it can be saved. */
export type Need = 'text' | 'choice' | 'country' | 'https' | 'day' | 'past' | 'future';

/** A field by the id of its input, which is its path in what is sent (`title-zh`, `sources-0-url`), and what it needs. */
export interface Lack {
  readonly field: string;
  readonly need: Need;
}

/** All that is missing before a version can be saved, and so before its review; in the order of the form. `today` is the day in China. */
export function lacksOf(wish: Wish, isNext: boolean, today: string): readonly Lack[] {
  return [
    ...(isNext ? both('change', wish.change) : []),
    ...lackOf('severity', wish.severity === '' && 'choice'),
    ...lackOf('countries', wish.countries.length === 0 && 'country'),
    ...both('title', wish.title),
    ...both('summary', wish.summary),
    ...oneLanguage('advice', wish.advice),
    ...lackOf('sourceUrl', !isHttps(wish.sourceUrl) && 'https'),
    ...wish.sources.flatMap(({ url, title, fetchedOn }, at) => [
      ...lackOf(`sources-${at}-url`, !isHttps(url) && 'https'),
      ...lackOf(`sources-${at}-title`, title.trim() === '' && 'text'),
      ...lackOf(`sources-${at}-fetchedOn`, (fetchedOn === '' && 'day') || (fetchedOn > today && 'future')),
    ]),
    ...wish.keyDates.flatMap(({ date, label }, at) => [
      ...lackOf(`keyDates-${at}-date`, date === '' && 'day'),
      ...both(`keyDates-${at}-label`, label),
    ]),
    ...lackOf('validUntil', wish.validUntil !== '' && wish.validUntil < today && 'past'),
  ];
}

function lackOf(field: string, need: Need | false): readonly Lack[] {
  return need ? [{ field, need }] : [];
}

function both(field: string, { zh, en }: Both): readonly Lack[] {
  return [...lackOf(`${field}-zh`, zh.trim() === '' && 'text'), ...lackOf(`${field}-en`, en.trim() === '' && 'text')];
}

/** What may be left out, but not in one language alone. */
function oneLanguage(field: string, text: Both): readonly Lack[] {
  const isOut = text.zh.trim() === '' && text.en.trim() === '';
  return isOut ? [] : both(field, text);
}

function isHttps(url: string): boolean {
  return URL.canParse(url.trim()) && new URL(url.trim()).protocol === 'https:';
}

const LISTED = /^(countries|rights|industries|platforms)-\d+$/;

/** The id of the field that the platform names by its path: `content.keyDates.0.label.zh`. A code of a list is told at the list. */
export function fieldOf(path: string): string {
  return path
    .replace(/^content\./, '')
    .replaceAll('.', '-')
    .replace(LISTED, '$1');
}
