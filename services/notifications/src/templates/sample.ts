import type { Template } from './template.ts';
import { warning } from './warning.ts';
import { warningUpdated } from './warning-updated.ts';

const MARKS = { 'zh-CN': '[样稿]', en: '[Sample]' } as const;

/** The words of another kind as a sample has them: marked in the subject, and nothing else is different. */
function sampleOf(template: Template): Template {
  const marked = (lang: keyof Template) => ({ ...template[lang], subject: `${MARKS[lang]} ${template[lang].subject}` });
  return { 'zh-CN': marked('zh-CN'), en: marked('en') };
}

/** Take what the two templates take. */
export const sampleWarning = sampleOf(warning);
export const sampleWarningUpdated = sampleOf(warningUpdated);
