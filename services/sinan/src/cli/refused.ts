import { errorText, type Refusal } from '@sinan/schema';
import type { Words } from '../operate/desk.ts';

/** What a refusal says, in the words of the one table. */
export function refused({ code, params }: Pick<Refusal, 'code' | 'params'>): Words {
  return { zh: errorText(code, params, 'zh-CN'), en: errorText(code, params, 'en') };
}
