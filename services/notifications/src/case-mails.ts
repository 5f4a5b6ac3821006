import {
  CASE_OUTCOMES,
  DECLINE_REASONS,
  DISPUTE_TYPES,
  EVENTS,
  type Locale,
  TERMINATION_REASONS,
  termText,
} from '@sinan/schema';
import { type CaseMail, caseMail, toFiler, toItsCentre, toOtherCentre } from './case-mail.ts';
import { caseAccepted } from './templates/case-accepted.ts';
import { caseArrived } from './templates/case-arrived.ts';
import { caseClosed } from './templates/case-closed.ts';
import { caseDeclined } from './templates/case-declined.ts';
import { caseHandOverOffered } from './templates/case-hand-over-offered.ts';
import { caseHandOverReturned } from './templates/case-hand-over-returned.ts';
import { caseOpinionIssued } from './templates/case-opinion-issued.ts';
import { caseReceived } from './templates/case-received.ts';
import { caseSupplementRequested } from './templates/case-supplement-requested.ts';
import { caseSupplemented } from './templates/case-supplemented.ts';
import { caseTakenOver } from './templates/case-taken-over.ts';
import { caseTerminated } from './templates/case-terminated.ts';
import type { View } from './templates/template.ts';
import { beijingTime, calendarDate, centreName, countryNames, zoneName } from './words.ts';

/** Every mail in the life of a case. What people wrote is read after signing in; a mail has codes' words and the link. */
export const CASE_MAILS = {
  'case-received': caseMail({
    event: EVENTS.caseSubmitted,
    to: toFiler,
    template: caseReceived,
    view: ({ submittedAt, ...facts }, lang) => ({
      ...matter(facts, lang),
      ...atItsCentre(facts, lang),
      submittedAt: beijingTime(submittedAt, lang),
    }),
  }),
  'case-arrived': caseMail({
    event: EVENTS.caseSubmitted,
    to: toItsCentre,
    template: caseArrived,
    view: matter,
  }),
  'case-supplement-requested': caseMail({
    event: EVENTS.caseSupplementRequested,
    to: toFiler,
    template: caseSupplementRequested,
    view: ({ round, dueOn, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      round: String(round),
      dueOn: calendarDate(dueOn.date, lang),
      zone: zoneName(dueOn.zone, lang),
    }),
  }),
  'case-supplemented': caseMail({
    event: EVENTS.caseSupplemented,
    to: toItsCentre,
    template: caseSupplemented,
    view: ({ round, suppliedAt }, lang) => ({ round: String(round), suppliedAt: beijingTime(suppliedAt, lang) }),
  }),
  'case-accepted': caseMail({
    event: EVENTS.caseAccepted,
    to: toFiler,
    template: caseAccepted,
    view: ({ acceptedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      acceptedAt: beijingTime(acceptedAt, lang),
    }),
  }),
  'case-declined': caseMail({
    event: EVENTS.caseDeclined,
    to: toFiler,
    template: caseDeclined,
    view: ({ reason, declinedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      reason: termText(DECLINE_REASONS, reason, lang),
      declinedAt: beijingTime(declinedAt, lang),
    }),
  }),
  'case-opinion-issued': caseMail({
    event: EVENTS.caseOpinionIssued,
    to: toFiler,
    template: caseOpinionIssued,
    view: ({ opinion, issuedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      opinion: String(opinion),
      issuedAt: beijingTime(issuedAt, lang),
    }),
  }),
  'case-closed': caseMail({
    event: EVENTS.caseClosed,
    to: toFiler,
    template: caseClosed,
    view: ({ outcome, closedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      outcome: termText(CASE_OUTCOMES, outcome, lang),
      closedAt: beijingTime(closedAt, lang),
    }),
  }),
  'case-terminated': caseMail({
    event: EVENTS.caseTerminated,
    to: toFiler,
    template: caseTerminated,
    view: ({ reason, terminatedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      reason: termText(TERMINATION_REASONS, reason, lang),
      terminatedAt: beijingTime(terminatedAt, lang),
    }),
  }),
  'case-hand-over-offered': caseMail({
    event: EVENTS.caseHandOverOffered,
    to: toOtherCentre,
    template: caseHandOverOffered,
    view: ({ offeredAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      offeredAt: beijingTime(offeredAt, lang),
    }),
  }),
  'case-hand-over-returned': caseMail({
    event: EVENTS.caseHandOverReturned,
    to: toItsCentre,
    template: caseHandOverReturned,
    view: ({ toCentreId, returnedAt }, lang) => ({
      toCentre: centreName(toCentreId, lang),
      returnedAt: beijingTime(returnedAt, lang),
    }),
  }),
  'case-taken-over': caseMail({
    event: EVENTS.caseHandOverAccepted,
    to: toFiler,
    template: caseTakenOver,
    view: ({ fromCentreId, acceptedAt, ...facts }, lang) => ({
      ...atItsCentre(facts, lang),
      from: centreName(fromCentreId, lang),
      acceptedAt: beijingTime(acceptedAt, lang),
    }),
  }),
} as const satisfies { readonly [kind: `case-${string}`]: CaseMail };
export type CaseMailKind = keyof typeof CASE_MAILS;

const isKind = (key: string): key is CaseMailKind => key in CASE_MAILS;
const kinds = Object.keys(CASE_MAILS).filter(isKind);
/** The types of event of which somebody hears by mail. */
export const TOLD_OF: readonly string[] = [...new Set(kinds.map((kind) => CASE_MAILS[kind].event))];

/** The kinds of mail that tell of an event of this type. */
export function caseMailsOf(eventType: string): readonly CaseMailKind[] {
  return kinds.filter((kind) => CASE_MAILS[kind].event === eventType);
}

function atItsCentre({ centreId }: { readonly centreId: string }, lang: Locale): View {
  return { centre: centreName(centreId, lang) };
}

function matter(
  { country, disputeType }: { readonly country: string; readonly disputeType: string },
  lang: Locale,
): View {
  return { country: countryNames([country], lang), disputeType: termText(DISPUTE_TYPES, disputeType, lang) };
}
