import { CASE_OUTCOMES, DECLINE_REASONS, DISPUTE_TYPES, EVENTS, TERMINATION_REASONS, termText } from '@sinan/schema';
import { type CaseMail, caseMail, toFiler, toItsCentre, toOtherCentre } from './case-mail.ts';
import { caseAccepted } from './templates/case-accepted.ts';
import { caseArrived } from './templates/case-arrived.ts';
import { caseClosed } from './templates/case-closed.ts';
import { caseDeclined } from './templates/case-declined.ts';
import { caseHandOverOffered } from './templates/case-hand-over-offered.ts';
import { caseHandOverReturned } from './templates/case-hand-over-returned.ts';
import { caseMaterial } from './templates/case-material.ts';
import { caseMessage } from './templates/case-message.ts';
import { caseOpinionDrafted } from './templates/case-opinion-drafted.ts';
import { caseOpinionIssued } from './templates/case-opinion-issued.ts';
import { caseOpinionReturned } from './templates/case-opinion-returned.ts';
import { caseReceived } from './templates/case-received.ts';
import { caseSupplementRequested } from './templates/case-supplement-requested.ts';
import { caseSupplemented } from './templates/case-supplemented.ts';
import { caseTakenOver } from './templates/case-taken-over.ts';
import { caseTerminated } from './templates/case-terminated.ts';
import type { View } from './templates/template.ts';
import { beijingTime, calendarDate, centreName, countryNames, type Reader, zoneName } from './words.ts';

/** Who reviews and signs what another wrote. */
const REVIEW = ['signatory', 'reviewer'] as const;

/** Every mail in the life of a case. What people wrote is read after signing in; a mail has codes' words and the link. */
export const CASE_MAILS = {
  'case-received': caseMail({
    event: EVENTS.caseSubmitted,
    to: toFiler,
    template: caseReceived,
    view: ({ submittedAt, ...facts }, reader) => ({
      ...matter(facts, reader),
      ...atItsCentre(facts, reader),
      submittedAt: beijingTime(submittedAt, reader.lang),
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
    view: ({ round, dueOn, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      round: String(round),
      dueOn: calendarDate(dueOn.date, reader.lang),
      zone: zoneName(dueOn.zone, reader.lang),
    }),
  }),
  'case-supplemented': caseMail({
    event: EVENTS.caseSupplemented,
    to: toItsCentre,
    template: caseSupplemented,
    view: ({ round, suppliedAt }, reader) => ({
      round: String(round),
      suppliedAt: beijingTime(suppliedAt, reader.lang),
    }),
  }),
  'case-accepted': caseMail({
    event: EVENTS.caseAccepted,
    to: toFiler,
    template: caseAccepted,
    view: ({ acceptedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      acceptedAt: beijingTime(acceptedAt, reader.lang),
    }),
  }),
  'case-declined': caseMail({
    event: EVENTS.caseDeclined,
    to: toFiler,
    template: caseDeclined,
    view: ({ reason, declinedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      reason: termText(DECLINE_REASONS, reason, reader.lang),
      declinedAt: beijingTime(declinedAt, reader.lang),
    }),
  }),
  'case-opinion-drafted': caseMail({
    event: EVENTS.caseOpinionDrafted,
    to: toItsCentre,
    duties: REVIEW,
    template: caseOpinionDrafted,
    view: draft,
  }),
  /** A round of review is told of once, however often the draft is written anew in it; the first one was, with the draft. */
  'case-opinion-revised': caseMail({
    event: EVENTS.caseOpinionRevised,
    to: (facts) => (facts.round === 1 ? null : toItsCentre(facts)),
    once: ({ caseId, opinion, round }) => `${caseId}/opinion ${opinion}, round ${round}`,
    duties: REVIEW,
    template: caseOpinionDrafted,
    view: draft,
  }),
  'case-opinion-returned': caseMail({
    event: EVENTS.caseOpinionReturned,
    to: ({ writtenBy }) => ({ kind: 'person', id: writtenBy }),
    template: caseOpinionReturned,
    view: ({ opinion, returnedAt }, reader) => ({
      opinion: String(opinion),
      returnedAt: beijingTime(returnedAt, reader.lang),
    }),
  }),
  'case-opinion-issued': caseMail({
    event: EVENTS.caseOpinionIssued,
    to: toFiler,
    template: caseOpinionIssued,
    view: ({ opinion, issuedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      opinion: String(opinion),
      issuedAt: beijingTime(issuedAt, reader.lang),
    }),
  }),
  'case-message-for-applicant': caseMail({
    event: EVENTS.messageSent,
    to: (facts) => (facts.side === 'applicant' ? null : toFiler(facts)),
    once: ({ caseId, sentAt, filedBy }) => onceAnHour({ what: 'messages', caseId, at: sentAt }, filedBy),
    template: caseMessage,
    view: message,
  }),
  'case-message-for-centre': caseMail({
    event: EVENTS.messageSent,
    to: (facts) => (facts.side === 'centre' ? null : toItsCentre(facts)),
    once: ({ caseId, sentAt, centreId }) => onceAnHour({ what: 'messages', caseId, at: sentAt }, centreId),
    duties: ['intake', 'officer'],
    template: caseMessage,
    view: message,
  }),
  'case-message-for-expert': caseMail({
    event: EVENTS.messageSent,
    to: ({ side, expertId }) => (side === 'expert' || expertId === null ? null : { kind: 'person', id: expertId }),
    once: ({ caseId, sentAt, expertId }) => onceAnHour({ what: 'messages', caseId, at: sentAt }, expertId),
    template: caseMessage,
    view: message,
  }),
  /** Not the expert: whether a file may be opened by them is not told by its event, and changes. */
  'case-material-for-applicant': caseMail({
    event: EVENTS.materialAdded,
    to: (facts) => (facts.side === 'applicant' ? null : toFiler(facts)),
    once: ({ caseId, addedAt, filedBy }) => onceAnHour({ what: 'materials', caseId, at: addedAt }, filedBy),
    template: caseMaterial,
    view: material,
  }),
  'case-material-for-centre': caseMail({
    event: EVENTS.materialAdded,
    to: (facts) => (facts.side === 'centre' ? null : toItsCentre(facts)),
    once: ({ caseId, addedAt, centreId }) => onceAnHour({ what: 'materials', caseId, at: addedAt }, centreId),
    duties: ['intake', 'officer'],
    template: caseMaterial,
    view: material,
  }),
  'case-closed': caseMail({
    event: EVENTS.caseClosed,
    to: toFiler,
    template: caseClosed,
    view: ({ outcome, closedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      outcome: termText(CASE_OUTCOMES, outcome, reader.lang),
      closedAt: beijingTime(closedAt, reader.lang),
    }),
  }),
  'case-terminated': caseMail({
    event: EVENTS.caseTerminated,
    to: toFiler,
    template: caseTerminated,
    view: ({ reason, terminatedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      reason: termText(TERMINATION_REASONS, reason, reader.lang),
      terminatedAt: beijingTime(terminatedAt, reader.lang),
    }),
  }),
  'case-hand-over-offered': caseMail({
    event: EVENTS.caseHandOverOffered,
    to: toOtherCentre,
    template: caseHandOverOffered,
    view: ({ offeredAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      offeredAt: beijingTime(offeredAt, reader.lang),
    }),
  }),
  'case-hand-over-returned': caseMail({
    event: EVENTS.caseHandOverReturned,
    to: toItsCentre,
    template: caseHandOverReturned,
    view: ({ toCentreId, returnedAt }, reader) => ({
      toCentre: centreName(toCentreId, reader),
      returnedAt: beijingTime(returnedAt, reader.lang),
    }),
  }),
  'case-taken-over': caseMail({
    event: EVENTS.caseHandOverAccepted,
    to: toFiler,
    template: caseTakenOver,
    view: ({ fromCentreId, acceptedAt, ...facts }, reader) => ({
      ...atItsCentre(facts, reader),
      from: centreName(fromCentreId, reader),
      acceptedAt: beijingTime(acceptedAt, reader.lang),
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

function atItsCentre({ centreId }: { readonly centreId: string }, reader: Reader): View {
  return { centre: centreName(centreId, reader) };
}

interface Follows {
  readonly what: 'messages' | 'materials';
  readonly caseId: string;
  readonly at: string;
}
/** One mail a case, reader and hour: of the messages or files that follow in it the same mail tells already. */
function onceAnHour({ what, caseId, at }: Follows, reader: string | null) {
  return `${caseId}/${what} ${at.slice(0, 13)}/${reader}`;
}

function message({ sentAt }: { readonly sentAt: string }, { lang }: Reader): View {
  return { sentAt: beijingTime(sentAt, lang) };
}

function material({ addedAt }: { readonly addedAt: string }, { lang }: Reader): View {
  return { addedAt: beijingTime(addedAt, lang) };
}

function draft(
  { opinion, writtenAt }: { readonly opinion: number; readonly writtenAt: string },
  { lang }: Reader,
): View {
  return { opinion: String(opinion), writtenAt: beijingTime(writtenAt, lang) };
}

function matter(
  { country, disputeType }: { readonly country: string; readonly disputeType: string },
  { lang }: Reader,
): View {
  return { country: countryNames([country], lang), disputeType: termText(DISPUTE_TYPES, disputeType, lang) };
}
