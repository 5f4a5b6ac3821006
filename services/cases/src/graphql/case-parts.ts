import { Refusal } from '@sinan/schema';
import {
  builder,
  type CaseView,
  CentreRef,
  type HandOverView,
  type LegalDate,
  PersonRef,
  type ReasonView,
  type ReturnView,
  type SupplementView,
  TermRef,
} from '@sinan/schema/graphql';
import { ACTOR_KINDS, type TimelineEntry } from '../timeline.ts';
import { orNone, outcomeTerm, reasonTerm, retentionTerm } from './terms.ts';

/** Of messages and materials. */
export function caseSide() {
  return builder.enumType('CaseSide', {
    description: 'The sides of a case: 申请人 applicant, 指导中心 centre, 专家 expert.',
    values: ['applicant', 'centre', 'expert'] as const,
  });
}
export type CaseSideRef = ReturnType<typeof caseSide>;

export const INSTANT = { description: 'An instant, UTC.' } as const;
export const LANGUAGE = { description: '`zh-CN` or `en`.' } as const;

/** The values that a case is made of. */
export function legalDateType() {
  return builder.objectRef<LegalDate>('LegalDate').implement({
    description: "A calendar date in the forum's time zone; never an instant.",
    fields: (t) => ({
      date: t.exposeString('date', { description: 'YYYY-MM-DD' }),
      zone: t.exposeString('zone', { description: 'IANA: America/New_York' }),
    }),
  });
}

export type LegalDateRef = ReturnType<typeof legalDateType>;

export function supplementType(legalDate: LegalDateRef) {
  const item = builder.objectRef<SupplementView['items'][number]>('SupplementItem').implement({
    fields: (t) => ({ item: t.exposeString('item'), why: t.exposeString('why') }),
  });
  return builder.objectRef<SupplementView>('Supplement').implement({
    description: 'One round of supplements (补充材料): what was asked for, and what came of it.',
    fields: (t) => ({
      round: t.exposeInt('round'),
      items: t.field({ type: [item], resolve: ({ items }) => [...items] }),
      dueOn: t.field({ type: legalDate, resolve: ({ dueOn }) => dueOn }),
      requestedAt: t.exposeString('requestedAt', INSTANT),
      suppliedAt: t.exposeString('suppliedAt', { nullable: true, ...INSTANT }),
      note: t.exposeString('note', { nullable: true, description: 'What the applicant said with it.' }),
    }),
  });
}

export function reasonType() {
  return builder.objectRef<ReasonView>('CaseReason').implement({
    description: 'Why a case was not accepted, or why its guidance ended early.',
    fields: (t) => ({
      reason: t.field({ type: TermRef, resolve: ({ reason }) => reasonTerm(reason) }),
      note: t.exposeString('note', { nullable: true }),
      at: t.exposeString('at', INSTANT),
    }),
  });
}

export function outcomeType() {
  return builder.objectRef<NonNullable<CaseView['outcome']>>('CaseOutcome').implement({
    description: 'How a case that was guided to its end came out (办结).',
    fields: (t) => ({
      result: t.field({ type: TermRef, resolve: ({ result }) => outcomeTerm(result) }),
      note: t.exposeString('note', { nullable: true }),
      closedAt: t.exposeString('closedAt', INSTANT),
    }),
  });
}

export function archiveType() {
  return builder.objectRef<NonNullable<CaseView['archive']>>('CaseArchive').implement({
    description: 'That a case was archived (归档).',
    fields: (t) => ({
      retention: t.field({
        description: 'How long it is kept.',
        type: TermRef,
        resolve: ({ retention }) => retentionTerm(retention),
      }),
      at: t.exposeString('at', INSTANT),
    }),
  });
}

export function handOverTypes() {
  const offer = builder.objectRef<HandOverView>('HandOver').implement({
    description: 'An offer to another centre (移送) that is not answered yet.',
    fields: (t) => ({
      to: t.field({ type: CentreRef, resolve: ({ toCentreId }) => toCentreId }),
      reason: t.exposeString('reason'),
      offeredAt: t.exposeString('offeredAt', INSTANT),
    }),
  });
  const returned = builder.objectRef<ReturnView>('ReturnedHandOver').implement({
    description: 'An offer that the other centre returned.',
    fields: (t) => ({
      by: t.field({ type: CentreRef, resolve: ({ byCentreId }) => byCentreId }),
      reason: t.exposeString('reason'),
      at: t.exposeString('at', INSTANT),
    }),
  });
  return { offer, returned };
}

export function expertType() {
  return builder.objectRef<NonNullable<CaseView['expert']>>('CaseExpert').implement({
    description: 'The expert (专家) who advises on a case.',
    fields: (t) => ({
      person: t.field({
        description: 'Null for a reader who may not see the person.',
        type: PersonRef,
        nullable: true,
        resolve: ({ personId }) => personId,
      }),
      assignedAt: t.exposeString('assignedAt', INSTANT),
    }),
  });
}

export type TimelineRef = ReturnType<typeof timelineType>;

export function timelineType() {
  const kind = builder.enumType('ActorKind', { description: 'Who acted.', values: ACTOR_KINDS });
  return builder.objectRef<TimelineEntry>('TimelineEntry').implement({
    description: 'One line of what happened: in codes and numbers, so that it can be said in any language.',
    fields: (t) => ({
      sequence: t.exposeInt('sequence'),
      at: t.exposeString('at', INSTANT),
      type: t.exposeString('type', { description: 'CaseSubmitted, SupplementRequested, ConsultationAnswered, …' }),
      actorKind: t.field({ type: kind, resolve: (line) => line.actorKind }),
      reason: t.field({
        description: 'Of declining, of terminating, or of an expert’s leaving.',
        type: TermRef,
        nullable: true,
        resolve: ({ reason }) => orNone(reasonTerm, reason),
      }),
      outcome: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ outcome }) => orNone(outcomeTerm, outcome),
      }),
      retention: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ retention }) => orNone(retentionTerm, retention),
      }),
      round: t.int({
        description: 'Of supplements, of the reviews of an opinion, or of question and answer.',
        nullable: true,
        resolve: (line) => line.round ?? null,
      }),
      opinion: t.int({
        description: 'Its number, or the one that it will have.',
        nullable: true,
        resolve: (line) => line.opinion ?? null,
      }),
      centre: t.field({
        description: 'That it came to, was offered to, or was taken over or returned by.',
        type: CentreRef,
        nullable: true,
        resolve: ({ centreId }) => centreId ?? null,
      }),
    }),
  });
}

/** Who returns an offer, or passes on, is answered with what they sent away, and has seen the last of it. */
export async function emptyWhereGone<T>(asked: Promise<readonly T[]>): Promise<T[]> {
  try {
    return [...(await asked)];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return [];
    throw error;
  }
}

export function routedByEnum() {
  return builder.enumType('RoutedBy', {
    description: "What a case was routed by: the applicant's choice, or the narrowest centre that covers it.",
    values: ['choice', 'industry', 'city', 'province', 'nation'] as const,
  });
}
