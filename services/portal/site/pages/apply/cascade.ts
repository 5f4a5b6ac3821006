import data from '../../words/codes.forums.json';

/** What may be chosen follows from what was: forums from the country, procedures from the forum. */

const members = new Set(data.members);
const zones: { readonly [country: string]: string | undefined } = data.zones;
const digits: { readonly [currency: string]: number | undefined } = data.digits;

const NOT_SURE = 'unknown';

/** The forums that may be named for a country: its own, the Union's for a member state, those that act anywhere; `unknown` is one of these. */
export function forumsOf(country: string): readonly string[] {
  const isThere = (of: string | null) => of === null || of === country || (of === 'EU' && members.has(country));
  const there = data.forums.filter((forum) => isThere(forum.country)).map(({ code }) => code);
  return [NOT_SURE, ...there.filter((code) => code !== NOT_SURE)];
}

export function proceduresOf(forum: string): readonly string[] {
  return data.procedures.filter(({ forums }) => forums.includes(forum)).map(({ code }) => code);
}

/** The zone in which the forum counts its days; the country's where the forum is not known. */
export function zoneOf(forum: string, country: string): string {
  return data.forums.find(({ code }) => code === forum)?.zone ?? zones[country] ?? 'UTC';
}

export const CURRENCIES: readonly string[] = Object.keys(data.digits);

/** An amount as people write it (`12,500.5`), in minor units of its currency; null for what is none. */
export function minorUnitsOf(amount: string, currency: string): string | null {
  const places = digits[currency];
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(amount.replaceAll(/[,，\s]/g, ''));
  if (!found || places === undefined) return null;
  const [, whole = '', part = ''] = found;
  if (part.length > places) return null;
  return `${whole}${part.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '');
}

/** Minor units as people write an amount. */
export function amountOf(minorUnits: string, currency: string): string {
  const places = digits[currency] ?? 0;
  if (places === 0 || !/^\d+$/.test(minorUnits)) return minorUnits;
  const padded = minorUnits.padStart(places + 1, '0');
  const [whole, part] = [padded.slice(0, -places), padded.slice(-places)];
  return /^0+$/.test(part) ? whole : `${whole}.${part}`;
}

/** What was chosen under another country or forum, and is none under this one, is chosen no more. */
export function settled<
  Chosen extends { readonly country: string; readonly forum: string; readonly procedure: string },
>(chosen: Chosen): Chosen {
  const forum = chosen.forum && forumsOf(chosen.country).includes(chosen.forum) ? chosen.forum : '';
  const isListed = data.procedures.some(({ code }) => code === chosen.procedure);
  const procedure = isListed && !proceduresOf(forum).includes(chosen.procedure) ? '' : chosen.procedure;
  return { ...chosen, forum, procedure };
}
