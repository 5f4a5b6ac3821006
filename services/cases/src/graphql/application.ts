import { PROCEDURES, termText } from '@sinan/schema';
import { builder, CaseRef, TermRef } from '@sinan/schema/graphql';
import { type ApplicationView, applicationOf } from '../application.ts';
import type { ContactPerson, Measure, Money } from '../filed.ts';
import { INSTANT, type LegalDateRef } from './case-parts.ts';
import * as terms from './terms.ts';

/** The application form of a case, as it was filed. */
export function registerApplication(legalDate: LegalDateRef): void {
  const type = applicationType(legalDate);
  builder.objectField(CaseRef, 'application', (t) =>
    t.field({
      description: 'As it was filed. Null in the answer to whom the case is out of sight from then on.',
      type,
      nullable: true,
      resolve: ({ id }, _, { ask }) => ask(applicationOf, { caseId: id }),
    }),
  );
}

function applicationType(legalDate: LegalDateRef) {
  const money = moneyType();
  const [contact, right, counsel] = [contactType(), rightType(), counselType()];
  const [measure, deadline, doubt] = [measureType(money), deadlineType(), doubtType()];
  const [exposure, lawyer] = [exposureType(), lawyerType()];
  return builder.objectRef<ApplicationView>('Application').implement({
    description: 'The application form of a case (海外知识产权纠纷应对指导申请书).',
    fields: (t) => ({
      serviceKind: t.field({ type: TermRef, resolve: (form) => terms.serviceKindTerm(form.serviceKind) }),
      role: t.field({
        description: 'The side that the applicant is on.',
        type: TermRef,
        resolve: ({ role }) => terms.sideTerm(role),
      }),
      stage: t.field({ type: TermRef, nullable: true, resolve: ({ stage }) => terms.orNone(terms.stageTerm, stage) }),
      procedure: t.string({
        description: 'As it is called in the language of the reader where it was chosen, in words otherwise.',
        nullable: true,
        resolve: ({ procedure }, _, { call }) => procedure && termText(PROCEDURES, procedure, call.locale),
      }),
      caseNo: t.exposeString('caseNo', { nullable: true }),
      caseTitle: t.exposeString('caseTitle', { nullable: true }),
      receivedOn: t.field({ type: legalDate, resolve: (form) => form.receivedOn }),
      claimant: t.exposeString('claimant', { nullable: true }),
      opposingCounsel: t.field({ type: [counsel], resolve: (form) => [...form.opposingCounsel] }),
      rights: t.field({ type: [right], resolve: ({ rights }) => [...rights] }),
      measures: t.field({
        description: 'What was done to the applicant already.',
        type: [measure],
        resolve: ({ measures }) => [...measures],
      }),
      statedDeadline: t.field({ type: deadline, nullable: true, resolve: (form) => form.statedDeadline }),
      serviceDoubt: t.field({ type: doubt, nullable: true, resolve: (form) => form.serviceDoubt }),
      exposure: t.field({ type: exposure, nullable: true, resolve: (form) => form.exposure }),
      platform: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ platform }) => terms.orNone(terms.platformTerm, platform),
      }),
      shop: t.exposeString('shop', { nullable: true }),
      sellerId: t.exposeString('sellerId', { nullable: true }),
      joint: t.field({
        description: 'Whether the applicant would join others of the same claimant.',
        type: TermRef,
        nullable: true,
        resolve: ({ joint }) => terms.orNone(terms.jointChoiceTerm, joint),
      }),
      lawyer: t.field({ type: lawyer, nullable: true, resolve: (form) => form.lawyer }),
      contact: t.field({
        description: 'For the enterprise and the centre that holds the case; null for others.',
        type: contact,
        nullable: true,
        resolve: (form) => form.contact,
      }),
    }),
  });
}

function moneyType() {
  return builder.objectRef<Money>('Money').implement({
    fields: (t) => ({
      amount: t.exposeString('amount', { description: 'In minor units of the currency.' }),
      currency: t.exposeString('currency', { description: 'ISO 4217.' }),
    }),
  });
}

function contactType() {
  return builder.objectRef<ContactPerson>('CaseContact').implement({
    description: 'How the applicant is reached (联系人).',
    fields: (t) => ({
      name: t.exposeString('name'),
      post: t.exposeString('post'),
      mobile: t.exposeString('mobile'),
      email: t.exposeString('email'),
      wechat: t.exposeString('wechat', { nullable: true }),
    }),
  });
}

function rightType() {
  return builder.objectRef<ApplicationView['rights'][number]>('AssertedRight').implement({
    fields: (t) => ({
      kind: t.field({ type: TermRef, resolve: ({ kind }) => terms.rightTerm(kind) }),
      number: t.exposeString('number', { nullable: true }),
      name: t.exposeString('name', { nullable: true }),
      owner: t.exposeString('owner', { nullable: true }),
    }),
  });
}

function counselType() {
  return builder.objectRef<ApplicationView['opposingCounsel'][number]>('OpposingCounsel').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      country: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ country }) => terms.orNone(terms.countryTerm, country),
      }),
    }),
  });
}

function measureType(money: ReturnType<typeof moneyType>) {
  return builder.objectRef<Measure>('Measure').implement({
    fields: (t) => ({
      kind: t.field({ type: TermRef, resolve: ({ kind }) => terms.measureTerm(kind) }),
      platform: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ platform }) => terms.orNone(terms.platformTerm, platform),
      }),
      amount: t.field({ type: money, nullable: true, resolve: ({ amount }) => amount }),
    }),
  });
}

function deadlineType() {
  return builder.objectRef<NonNullable<ApplicationView['statedDeadline']>>('StatedDeadline').implement({
    description: 'The deadline that the paper itself states: it wins over any that is computed.',
    fields: (t) => ({
      at: t.exposeString('at', INSTANT),
      zone: t.exposeString('zone', { description: 'IANA: the zone in which the paper says so.' }),
    }),
  });
}

function doubtType() {
  return builder.objectRef<NonNullable<ApplicationView['serviceDoubt']>>('ServiceDoubt').implement({
    description: 'Whether the service of the paper is disputed.',
    fields: (t) => ({
      answer: t.field({ type: TermRef, resolve: ({ answer }) => terms.serviceDoubtTerm(answer) }),
      note: t.exposeString('note', { nullable: true }),
    }),
  });
}

function exposureType() {
  return builder.objectRef<NonNullable<ApplicationView['exposure']>>('Exposure').implement({
    description: 'What is at stake, as the applicant estimates it.',
    fields: (t) => ({
      amount: t.exposeString('amount', { description: 'In minor units of the currency.' }),
      currency: t.exposeString('currency', { description: 'ISO 4217.' }),
      basis: t.exposeString('basis', { nullable: true }),
    }),
  });
}

function lawyerType() {
  return builder.objectRef<NonNullable<ApplicationView['lawyer']>>('RetainedLawyer').implement({
    fields: (t) => ({ retained: t.exposeBoolean('retained'), firm: t.exposeString('firm', { nullable: true }) }),
  });
}
