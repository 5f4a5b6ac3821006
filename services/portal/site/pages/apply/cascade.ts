import data from '../../words/codes.forums.json';

/** What may be chosen follows from what was: forums from the country, procedures from the forum. */

const members = new Set(data.members);
const zones: { readonly [country: string]: string | undefined } = data.zones;

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

/** What was chosen under another country or forum, and is none under this one, is chosen no more. */
export function settled<
  Chosen extends { readonly country: string; readonly forum: string; readonly procedure: string },
>(chosen: Chosen): Chosen {
  const forum = chosen.forum && forumsOf(chosen.country).includes(chosen.forum) ? chosen.forum : '';
  const isListed = data.procedures.some(({ code }) => code === chosen.procedure);
  const procedure = isListed && !proceduresOf(forum).includes(chosen.procedure) ? '' : chosen.procedure;
  return { ...chosen, forum, procedure };
}
