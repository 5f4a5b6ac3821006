import { z } from 'zod';
import type { InputProblem } from '../errors.ts';
import { isFuture, todayIn } from '../kernel/legal-date.ts';
import { problem, rule } from '../problems.ts';
import { countryCode } from '../values/countries.ts';
import { disputeTypeCode } from '../values/dispute-types.ts';
import { serviceKindCode, sideCode, stageCode } from '../values/filing.ts';
import { forumCode, forumsOf, zoneOf } from '../values/forums.ts';
import { idOf } from '../values/id.ts';
import { NEEDS, needCode } from '../values/needs.ts';
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
