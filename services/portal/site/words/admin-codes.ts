import type chinese from './codes.admin.zh.json';
import { pageLanguage } from './index.ts';

/** Names by code of the lists that administrators choose from, and who confirms members, in the language of the page. */
type Lists = { readonly [list in keyof typeof chinese]: { readonly [code: string]: string } };
export type AdminList = keyof Lists;

const lists: Lists =
  pageLanguage() === 'en'
    ? (await import('./codes.admin.en.json')).default
    : (await import('./codes.admin.zh.json')).default;

/** What a duty is called, wherever it is held; whatever else stands there, as it is. */
export function dutyName(duty: string): string {
  return lists.centreDuties[duty] ?? lists.platformDuties[duty] ?? duty;
}

export function isAtCentre(duty: string): boolean {
  return duty in lists.centreDuties;
}

/** What a reason's code says, of whichever list; null for what is none. */
export function reasonName(code: string): string | null {
  return lists.lockReasons[code] ?? lists.erasureReasons[code] ?? lists.declineReasons[code] ?? null;
}

/** A list with its names, to choose from. */
export function adminOptions(list: AdminList): readonly (readonly [code: string, name: string])[] {
  return Object.entries(lists[list]);
}
