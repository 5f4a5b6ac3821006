import { z } from 'zod';
import type { InputProblem } from '../errors.ts';
import { isFuture, todayIn } from '../kernel/legal-date.ts';
import { problem, rule } from '../problems.ts';
import { countryCode } from '../values/countries.ts';
import { disputeTypeCode } from '../values/dispute-types.ts';
import {
  jointChoiceCode,
  measureCode,
  serviceDoubtCode,
  serviceKindCode,
  sideCode,
  stageCode,
} from '../values/filing.ts';
import { forumCode, forumsOf, zoneOf } from '../values/forums.ts';
import { idOf } from '../values/id.ts';
import { statedInstant, timeZone } from '../values/instants.ts';
import { mailAddress } from '../values/mail-address.ts';
import { cnMobile } from '../values/mobile.ts';
import { money } from '../values/money.ts';
import { NEEDS, needCode } from '../values/needs.ts';
import { platformCode } from '../values/platforms.ts';
import { rightCode } from '../values/rights.ts';
import { serviceMethodCode } from '../values/service-methods.ts';
import { line, prose } from '../values/text.ts';

/** The version of the application form (海外知识产权纠纷应对指导申请书) that is filed today. A stored case keeps the one it was filed under. */
export const FORM_VERSION = 1;

/** A right asserted in the dispute. */
const assertedRight = z.strictObject({
  kind: rightCode,
  number: line(64).nullish(),
  name: line(300).nullish(),
  owner: line(300).nullish(),
});

/** How the applicant is reached (联系人). */
const contact = z.strictObject({
  name: line(100),
  post: line(100),
  mobile: cnMobile,
  email: mailAddress,
  wechat: line(64).nullish(),
});

/** Somebody who acts for the claimant. */
const counsel = z.strictObject({ name: line(300), country: countryCode.nullish() });

/** A measure suffered; of a frozen account also where, and how much is in it. */
const measure = z.strictObject({ kind: measureCode, platform: platformCode.nullish(), amount: money.nullish() });

/** What the paper itself says: the instant, and the zone in which it says so. It wins over any date that is computed. */
const statedDeadline = z.strictObject({ at: statedInstant, zone: timeZone });

/** What is at stake, as the applicant estimates it, and on what that rests. */
const exposure = money.extend({ basis: prose(1_000).nullish() });

const fields = z.strictObject({
  serviceKind: serviceKindCode,
  /** The side that the applicant is on. */
  role: sideCode,
  disputeType: disputeTypeCode,
  country: countryCode,
  /** Of that country, or `unknown`. */
  forum: forumCode,
  procedure: line(200).nullish(),
  caseNo: line(100).nullish(),
  caseTitle: line(300).nullish(),
  stage: stageCode.nullish(),
  /** Legal dates: the day as the forum's calendar counts it, in the zone that `zoneOf(forum, country)` gives. */
  receivedOn: z.iso.date(),
  servedOn: z.iso.date().nullish(),
  serviceMethod: serviceMethodCode.nullish(),
  rights: z.array(assertedRight).min(1).max(50),
  product: line(500),
  claimant: line(500).nullish(),
  needs: z.array(needCode).min(1).max(NEEDS.length),
  facts: prose(4_000),
  /** The centre that the applicant would like; it counts only if that centre is competent. */
  choice: idOf('centre').nullish(),
  contact: contact.nullish(),
  opposingCounsel: z.array(counsel).max(20).nullish(),
  measures: z.array(measure).max(20).nullish(),
  statedDeadline: statedDeadline.nullish(),
  serviceDoubt: z.strictObject({ answer: serviceDoubtCode, note: prose(1_000).nullish() }).nullish(),
  exposure: exposure.nullish(),
  platform: platformCode.nullish(),
  shop: line(200).nullish(),
  sellerId: line(100).nullish(),
  /** Whether the applicant would join others of the same claimant. */
  joint: jointChoiceCode.nullish(),
  lawyer: z.strictObject({ retained: z.boolean(), firm: line(300).nullish() }).nullish(),
});

/** The form as it is filed. Optional fields may be left out or null, which mean the same. */
export const caseFormV1 = fields
  .refine(({ country, forum }) => forumsOf(country).some(({ code }) => code === forum), {
    ...rule('forum-country'),
    path: ['forum'],
  })
  .refine(({ servedOn, serviceMethod }) => !servedOn || serviceMethod, {
    ...rule('service-method'),
    path: ['serviceMethod'],
  })
  .refine(({ measures }) => !measures?.some(({ kind }) => kind === 'none') || measures.length === 1, {
    ...rule('alone'),
    path: ['measures'],
  });
export type CaseForm = z.infer<typeof caseFormV1>;

/** What is wrong with a form that only the clock can tell: a legal date that has not begun at the forum. `nowMs` since the epoch. */
export function caseFormProblems(
  form: Pick<CaseForm, 'country' | 'forum' | 'receivedOn' | 'servedOn'>,
  nowMs: number,
): InputProblem[] {
  const zone = zoneOf(form.forum, form.country);
  const dates = [
    ['receivedOn', form.receivedOn],
    ['servedOn', form.servedOn],
  ] as const;
  return dates
    .filter(([, date]) => typeof date === 'string' && isFuture(date, zone, nowMs))
    .map(([path]) => problem(path, 'future', { today: todayIn(zone, nowMs), zone }));
}
