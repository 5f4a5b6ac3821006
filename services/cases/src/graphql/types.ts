import type { Term } from '@sinan/schema';
import { builder, CaseRef, CentreRef, isNode, type LegalDate, OrganisationRef, PersonRef } from '@sinan/schema/graphql';
import { countryTerm, disputeTypeTerm, forumTerm, needTerm, rightTerm, serviceMethodTerm } from './terms.ts';

export function statusEnum() {
  return builder.enumType('CaseStatus', {
    description: 'Where a case stands: 已提交 submitted, 已受理 accepted.',
    values: ['submitted', 'accepted'] as const,
  });
}

/** The type `Case` and the values that it is made of. */
export function registerCase(status: ReturnType<typeof statusEnum>): void {
  const [term, legalDate, routedBy] = [termType(), legalDateType(), routedByEnum()];
  builder.objectType(CaseRef, {
    description: "A case (案件): one enterprise's confidential matter with a guidance centre.",
    isTypeOf: isNode('case'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (view) => view.status }),
      applicantName: t.exposeString('applicantName'),
      organisation: t.field({
        description: 'Null while it is not registered, and for a reader who may not see it.',
        type: OrganisationRef,
        nullable: true,
        resolve: (view) => view.organisationId,
      }),
      filedBy: t.field({
        description: 'Null when a partner filed it, and for a reader who may not see the person.',
        type: PersonRef,
        nullable: true,
        resolve: (view) => view.filedBy,
      }),
      centre: t.field({ description: 'Where it was routed to.', type: CentreRef, resolve: (view) => view.centreId }),
      routedBy: t.field({ description: 'Why there.', type: routedBy, resolve: (view) => view.routedBy }),
      country: t.field({ type: term, resolve: (view) => countryTerm(view.country) }),
      forum: t.field({ type: term, resolve: (view) => forumTerm(view.forum) }),
      disputeType: t.field({ type: term, resolve: (view) => disputeTypeTerm(view.disputeType) }),
      rights: t.field({ type: [term], resolve: (view) => view.rights.map(rightTerm) }),
      product: t.exposeString('product'),
      servedOn: t.field({ type: legalDate, nullable: true, resolve: (view) => view.servedOn }),
      serviceMethod: t.field({
        type: term,
        nullable: true,
        resolve: ({ serviceMethod }) => (serviceMethod === null ? null : serviceMethodTerm(serviceMethod)),
      }),
      needs: t.field({ description: 'What is asked for.', type: [term], resolve: (view) => view.needs.map(needTerm) }),
      facts: t.exposeString('facts'),
      submittedAt: t.exposeString('submittedAt', { description: 'An instant, UTC.' }),
      acceptedAt: t.exposeString('acceptedAt', { nullable: true, description: 'An instant, UTC.' }),
    }),
  });
}

function termType() {
  return builder.objectRef<Term>('Term').implement({
    description: 'A code of a list, and what it is called in the language of the reader.',
    fields: (t) => ({
      code: t.exposeString('code'),
      label: t.string({ resolve: ({ zh, en }, _, { call }) => (call.locale === 'en' ? en : zh) }),
    }),
  });
}

function legalDateType() {
  return builder.objectRef<LegalDate>('LegalDate').implement({
    description: "A calendar date in the forum's time zone; never an instant.",
    fields: (t) => ({
      date: t.exposeString('date', { description: 'YYYY-MM-DD' }),
      zone: t.exposeString('zone', { description: 'IANA: America/New_York' }),
    }),
  });
}

function routedByEnum() {
  return builder.enumType('RoutedBy', {
    description: "What a case was routed by: the applicant's choice, or the narrowest centre that covers it.",
    values: ['choice', 'industry', 'city', 'province', 'nation'] as const,
  });
}
