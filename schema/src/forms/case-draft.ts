import { z } from 'zod';
import { prose } from '../values/text.ts';
import type { CaseForm } from './case-form.ts';

/** What was typed so far, up to what the form's own field may hold. */
const text = (max: number) => prose(max, 0).nullish();
/** A code, an id or a date. */
const code = text(64);
const money = { amount: text(32), currency: code };

/**
 * The application form while it is filled in (草稿), with the same fields: nothing is required, and codes and formats are looked at when it is
 * filed. What cannot be stored or shown as text is refused here too.
 */
const fields = {
  serviceKind: code,
  role: code,
  disputeType: code,
  country: code,
  forum: code,
  procedure: text(200),
  caseNo: text(100),
  caseTitle: text(300),
  stage: code,
  receivedOn: code,
  servedOn: code,
  serviceMethod: code,
  rights: z
    .array(z.strictObject({ kind: code, number: text(64), name: text(300), owner: text(300) }))
    .max(50)
    .nullish(),
  product: text(500),
  claimant: text(500),
  needs: z.array(prose(64, 0)).max(50).nullish(),
  facts: text(4_000),
  choice: code,
  contact: z
    .strictObject({ name: text(100), post: text(100), mobile: text(32), email: text(254), wechat: text(64) })
    .nullish(),
  opposingCounsel: z
    .array(z.strictObject({ name: text(300), country: code }))
    .max(20)
    .nullish(),
  measures: z
    .array(z.strictObject({ kind: code, platform: code, amount: z.strictObject(money).nullish() }))
    .max(20)
    .nullish(),
  statedDeadline: z.strictObject({ at: code, zone: code }).nullish(),
  serviceDoubt: z.strictObject({ answer: code, note: text(1_000) }).nullish(),
  exposure: z.strictObject({ ...money, basis: text(1_000) }).nullish(),
  platform: code,
  shop: text(200),
  sellerId: text(100),
  joint: code,
  lawyer: z.strictObject({ retained: z.boolean().nullish(), firm: text(300) }).nullish(),
} satisfies { readonly [field in keyof Required<CaseForm>]: z.ZodType };

export const caseDraftV1 = z.strictObject(fields);
export type CaseDraft = z.infer<typeof caseDraftV1>;
