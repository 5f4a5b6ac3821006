import { CASE_STATUSES } from '@sinan/schema';
import { builder, CaseRef, CentreRef, isNode, OrganisationRef, PersonRef, TermRef } from '@sinan/schema/graphql';
import { caseTimeline } from '../timeline.ts';
import { registerApplication } from './application.ts';
import * as parts from './case-parts.ts';
import { countryTerm, disputeTypeTerm, forumTerm, needTerm, orNone, rightTerm, serviceMethodTerm } from './terms.ts';

export function statusEnum() {
  return builder.enumType('CaseStatus', {
    description: `Where a case stands: ${CASE_STATUSES.map(({ code, zh }) => `${zh} ${code}`).join(', ')}.`,
    values: CASE_STATUSES.map(({ code }) => code),
  });
}

/** The type `Case` and the values that it is made of. */
export function registerCase(status: ReturnType<typeof statusEnum>, timeline: parts.TimelineRef): void {
  const legalDate = parts.legalDateType();
  registerFiled(status, legalDate);
  registerProgress(legalDate);
  registerApplication(legalDate);
  registerTimeline(timeline);
}

function registerFiled(status: ReturnType<typeof statusEnum>, legalDate: parts.LegalDateRef): void {
  const routedBy = parts.routedByEnum();
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
      centre: t.field({ description: 'Which holds it.', type: CentreRef, resolve: (view) => view.centreId }),
      routedBy: t.field({
        description: 'Why it was routed to its first centre.',
        type: routedBy,
        resolve: (view) => view.routedBy,
      }),
      country: t.field({ type: TermRef, resolve: (view) => countryTerm(view.country) }),
      forum: t.field({ type: TermRef, resolve: (view) => forumTerm(view.forum) }),
      disputeType: t.field({ type: TermRef, resolve: (view) => disputeTypeTerm(view.disputeType) }),
      rights: t.field({ type: [TermRef], resolve: (view) => view.rights.map(rightTerm) }),
      product: t.exposeString('product'),
      servedOn: t.field({ type: legalDate, nullable: true, resolve: (view) => view.servedOn }),
      serviceMethod: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ serviceMethod }) => orNone(serviceMethodTerm, serviceMethod),
      }),
      needs: t.field({
        description: 'What is asked for.',
        type: [TermRef],
        resolve: (view) => view.needs.map(needTerm),
      }),
      facts: t.exposeString('facts'),
      submittedAt: t.exposeString('submittedAt', { description: 'An instant, UTC.' }),
      acceptedAt: t.exposeString('acceptedAt', { nullable: true, description: 'An instant, UTC.' }),
    }),
  });
}

function registerProgress(legalDate: parts.LegalDateRef): void {
  const supplement = parts.supplementType(legalDate);
  const [reason, outcome, archive] = [parts.reasonType(), parts.outcomeType(), parts.archiveType()];
  const { offer, returned } = parts.handOverTypes();
  const expert = parts.expertType();
  builder.objectFields(CaseRef, (t) => ({
    supplements: t.field({
      description: 'By round; the last one is awaited while the case is `supplementing`.',
      type: [supplement],
      resolve: (view) => [...view.supplements],
    }),
    declined: t.field({ type: reason, nullable: true, resolve: (view) => view.declined }),
    terminated: t.field({ type: reason, nullable: true, resolve: (view) => view.terminated }),
    outcome: t.field({ type: outcome, nullable: true, resolve: (view) => view.outcome }),
    archive: t.field({ type: archive, nullable: true, resolve: (view) => view.archive }),
    handOver: t.field({
      description: 'The offer to another centre that is not answered yet.',
      type: offer,
      nullable: true,
      resolve: (view) => view.handOver,
    }),
    returned: t.field({
      description: 'The last offer that came back, until the next one is made.',
      type: returned,
      nullable: true,
      resolve: (view) => view.returned,
    }),
    expert: t.field({
      description: 'Who advises on it, while they do.',
      type: expert,
      nullable: true,
      resolve: (view) => view.expert,
    }),
  }));
}

function registerTimeline(entry: parts.TimelineRef): void {
  builder.objectField(CaseRef, 'timeline', (t) =>
    t.field({
      description:
        "What happened, oldest first, as far as the reader's side hears of it. Empty in the answer to whom the case is out of sight from then on.",
      type: [entry],
      resolve: ({ id }, _, { ask }) => parts.emptyWhereGone(ask(caseTimeline, { caseId: id })),
    }),
  );
}
