import { mutate } from './mutate.ts';
import type { Person } from './people.ts';

/** A valid warning: what a spec is about is the line that it changes. */
export const warningContent = {
  severity: 'warning',
  countries: ['US'],
  rights: ['trademark'],
  sourceUrl: 'https://www.usitc.gov/intellectual_property/about_section_337.htm',
  title: { zh: '批量商标诉讼', en: 'Mass trademark suits' },
  summary: { zh: '近期批量诉讼增加。', en: 'Mass suits are rising.' },
  advice: { zh: '今天：核对店铺名称。', en: 'Today: check your shop name.' },
};

export interface Drafted {
  readonly id: string;
  readonly status: string;
}

export function draftWarning(url: string, by: Person, more: object = {}): Promise<Drafted> {
  return mutate(url, by, 'draftWarning', { ...warningContent, ...more }, { selection: '... on Warning { id status }' });
}

/** Sends a draft into its review, where it is not there yet, and lets it out: by one person, who is editor and final editor. */
export async function publishWarning(url: string, by: Person, warningId: string): Promise<Drafted> {
  await mutate(url, by, 'submitWarning', { warningId });
  return mutate(url, by, 'publishWarning', { warningId }, { selection: '... on Warning { id status }' });
}

/** Drafts the next version of a live warning, and lets it out by the other person. */
export async function updateWarning(
  url: string,
  [author, chief]: readonly [Person, Person],
  warningId: string,
  more: object,
): Promise<Drafted> {
  const input = { warningId, ...warningContent, change, ...more };
  await mutate(url, author, 'draftWarningVersion', input);
  return publishWarning(url, chief, warningId);
}
export const change = { zh: '新增加拿大。', en: 'Canada was added.' };

export async function subscribe(
  url: string,
  email: string,
  countries: readonly string[],
  locale: 'zh-CN' | 'en' = 'en',
  more: object = {},
): Promise<void> {
  const answer = await mutate(url, null, 'subscribe', { email, countries, locale, ...more });
  if (answer.code) throw new Error(`${email} could not subscribe: ${answer.message}`);
}

/** Presses the button of a mailed link's page. */
export function press(link: URL): Promise<Response> {
  return fetch(link, { method: 'POST', body: new URLSearchParams({ by: 'page' }), redirect: 'manual' });
}
