import type chinese from './codes.experts.zh.json';
import { pageLanguage } from './index.ts';

/** Names by code of the lists about experts and their invitations, in the language of the page. */
type Lists = { readonly [list in keyof typeof chinese]: { readonly [code: string]: string } };

const lists: Lists =
  pageLanguage() === 'en'
    ? (await import('./codes.experts.en.json')).default
    : (await import('./codes.experts.zh.json')).default;

/** What a code says; whatever else stands there, as it is. */
export function expertName(list: keyof Lists, code: string): string {
  return lists[list][code] ?? code;
}

/** All of a list with their names. */
export function expertOptions(list: keyof Lists): readonly (readonly [code: string, name: string])[] {
  return Object.entries(lists[list]);
}

/** A stage as GraphQL names it, which has no hyphens. */
export function stageName(stage: string): string {
  return expertName('candidateStages', stage.replaceAll('_', '-'));
}
