import type { Resources } from '@sinan/runtime';
import { z } from 'zod';

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** What `risk.warningForMail` answers: a warning's words stay with risk, and are asked for when a mail is written. */
const answer = z
  .object({
    version: z.number().int().positive(),
    title: bilingual,
    summary: bilingual,
    advice: bilingual,
    sourceUrl: z.url({ protocol: /^https$/ }),
    severity: z.string(),
    countries: z.array(z.string()),
    publishedAt: z.iso.datetime(),
  })
  .nullable();
export type WarningText = NonNullable<z.infer<typeof answer>>;

/** Warnings go out in their thousands, one at a time: a few are kept, so that each is asked for once. */
const KEPT = 16;

export type WarningTexts = (warningId: string, version: number) => Promise<WarningText>;

export function openWarningTexts(ask: Resources['ask']): WarningTexts {
  const kept = new Map<string, Promise<WarningText>>();
  return (warningId, version) => {
    const key = `${warningId}.${version}`;
    const asked = kept.get(key) ?? askFor(ask, warningId);
    kept.delete(key);
    kept.set(key, asked);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    asked.catch(() => kept.delete(key));
    return asked;
  };
}

async function askFor(ask: Resources['ask'], warningId: string): Promise<WarningText> {
  const text = answer.parse(await ask('risk.warningForMail', { warningId }));
  if (text === null) throw new Error(`${warningId} is not live`);
  return text;
}
