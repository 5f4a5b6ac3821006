import i18next from 'i18next';
import type { admin as zh } from './admin.zh.ts';
import type { running as runningZh } from './admin-running.zh.ts';
import { pageLanguage, type SameKeys } from './index.ts';

export type AdminWords = SameKeys<typeof zh>;
export type RunningWords = SameKeys<typeof runningZh>;

/** The words of the administrators' rooms: loaded with the pages that import this, in the language of the page alone. */
async function wordsOf(): Promise<AdminWords & RunningWords> {
  if (pageLanguage() === 'en')
    return { ...(await import('./admin.en.ts')).admin, ...(await import('./admin-running.en.ts')).running };
  return { ...(await import('./admin.zh.ts')).admin, ...(await import('./admin-running.zh.ts')).running };
}

i18next.addResourceBundle(pageLanguage(), 'translation', { admin: await wordsOf() }, true);
