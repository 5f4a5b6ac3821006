import { CONSULTATION_STATUSES, isId } from '@sinan/schema';
import {
  builder,
  CaseRef,
  CentreRef,
  ConsultationRef,
  type ConsultationView,
  type ExchangeView,
  isNode,
  OrganisationRef,
  PersonRef,
  pageArgs,
  runs,
  TermRef,
  toConnection,
} from '@sinan/schema/graphql';
import { emptyWhereGone, INSTANT, type TimelineRef } from '../graphql/case-parts.ts';
import type { CaseFormInput } from '../graphql/filing-inputs.ts';
import { channelTerm, countryTerm, orNone, topicTerm } from '../graphql/terms.ts';
import { registerWorking } from './graphql-commands.ts';
import { consultationQueue, consultationsByIds, listConsultations } from './queries.ts';
import { consultationTimeline } from './timeline.ts';

/** Registers the fields of consultations, once. */
export function registerConsultations(timeline: TimelineRef, form: CaseFormInput): void {
  const status = statusEnum();
  registerType(status, timeline);
  registerReading(status);
  registerWorking(form);
}

function statusEnum() {
  return builder.enumType('ConsultationStatus', {
    description: `Where a consultation stands: ${CONSULTATION_STATUSES.map(({ code, zh }) => `${zh} ${code}`).join(', ')}.`,
    values: CONSULTATION_STATUSES.map(({ code }) => code),
  });
}
type StatusRef = ReturnType<typeof statusEnum>;

function registerType(status: StatusRef, timeline: TimelineRef): void {
  const [contact, exchange, passed] = [contactType(), exchangeType(), passedType()];
  builder.objectType(ConsultationRef, {
    description: 'A consultation (咨询): a question that a centre answers without a case.',
    isTypeOf: isNode('consultation'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (view) => view.status }),
      centre: t.field({ description: 'Which has it.', type: CentreRef, resolve: (view) => view.centreId }),
      askedBy: t.field({
        description: 'Null for a caller, and for a reader who may not see the person.',
        type: PersonRef,
        nullable: true,
        resolve: (view) => view.askedBy,
      }),
      organisation: t.field({ type: OrganisationRef, nullable: true, resolve: (view) => view.organisationId }),
      enterpriseName: t.exposeString('enterpriseName', { nullable: true }),
      channel: t.field({ type: TermRef, resolve: (view) => channelTerm(view.channel) }),
      country: t.field({
        description: 'Null while nobody is sure.',
        type: TermRef,
        nullable: true,
        resolve: ({ country }) => orNone(countryTerm, country),
      }),
      topic: t.field({ type: TermRef, nullable: true, resolve: ({ topic }) => orNone(topicTerm, topic) }),
      contact: t.field({ type: contact, resolve: (view) => view.contact }),
      registeredAt: t.exposeString('registeredAt', INSTANT),
      answeredAt: t.exposeString('answeredAt', { nullable: true, description: 'When it was answered first.' }),
      exchanges: t.field({
        description: 'Question and answer, by round.',
        type: [exchange],
        resolve: ({ exchanges }) => [...exchanges],
      }),
      passed: t.field({
        description: 'By which centre it was passed on last; for staff.',
        type: passed,
        nullable: true,
        resolve: (view) => view.passed,
      }),
      caseId: t.exposeID('caseId', {
        nullable: true,
        description: 'Of the case that it was turned into: named at once, filed a moment later.',
      }),
      case: t.field({ type: CaseRef, nullable: true, resolve: ({ caseId }) => caseId }),
      timeline: t.field({
        description: 'What happened, oldest first. Empty in the answer to whom it is out of sight from then on.',
        type: [timeline],
        resolve: ({ id }, _, { ask }) => emptyWhereGone(ask(consultationTimeline, { consultationId: id })),
      }),
    }),
  });
}

function contactType() {
  return builder.objectRef<ConsultationView['contact']>('ConsultationContact').implement({
    description: 'How who asked is reached.',
    fields: (t) => ({
      name: t.exposeString('name'),
      phone: t.exposeString('phone', { nullable: true }),
      email: t.exposeString('email', { nullable: true }),
    }),
  });
}

function exchangeType() {
  return builder.objectRef<ExchangeView>('Exchange').implement({
    description: 'A question, and the answer to it once there is one.',
    fields: (t) => ({
      round: t.exposeInt('round'),
      question: t.exposeString('question'),
      askedAt: t.exposeString('askedAt', INSTANT),
      answer: t.exposeString('answer', { nullable: true }),
      answeredAt: t.exposeString('answeredAt', { nullable: true, ...INSTANT }),
    }),
  });
}

function passedType() {
  return builder.objectRef<NonNullable<ConsultationView['passed']>>('PassedConsultation').implement({
    fields: (t) => ({
      from: t.field({ type: CentreRef, resolve: ({ fromCentreId }) => fromCentreId }),
      reason: t.exposeString('reason'),
      at: t.exposeString('at', INSTANT),
    }),
  });
}

function registerReading(status: StatusRef): void {
  const connection = builder.connectionObject({ type: ConsultationRef, name: 'ConsultationConnection' });
  builder.queryFields((t) => ({
    consultations: t.field({
      description:
        'The consultations that the reader may see, newest first: those that one asked, or those of one’s centre.',
      type: connection,
      ...runs(listConsultations),
      args: { ...pageArgs, status: t.arg({ type: status, description: 'Only those in this state.' }) },
      resolve: async (_, { first, after, status }, { ask }) =>
        toConnection(await ask(listConsultations, { first: first ?? 20, after, status })),
    }),
    consultationQueue: t.field({
      description: 'What waits for an answer at the reader’s centres, longest first. For intake and case officers.',
      type: connection,
      ...runs(consultationQueue),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(consultationQueue, { first: first ?? 20, after })),
    }),
    consultation: t.field({
      type: ConsultationRef,
      nullable: true,
      ...runs(consultationsByIds),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }) => (isId('consultation', id) ? id : null),
    }),
  }));
}
