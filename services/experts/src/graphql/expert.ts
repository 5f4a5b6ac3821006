import { EXPERT_STATUSES } from '@sinan/schema';
import { builder, ExpertRef, type ExpertView, isNode, PersonRef } from '@sinan/schema/graphql';
import { INSTANT, many, one } from './terms.ts';

export function statusEnum() {
  return builder.enumType('ExpertStatus', {
    description: `Where an expert stands: ${EXPERT_STATUSES.map(({ code, zh }) => `${zh} ${code}`).join(', ')}.`,
    values: EXPERT_STATUSES.map(({ code }) => code),
  });
}

/** The type `Expert` and the values that it is made of. */
export function registerExpert(status: ReturnType<typeof statusEnum>): void {
  const [absence, suspension] = [absenceType(), suspensionType()];
  builder.objectType(ExpertRef, {
    description: 'An expert (专家) of the national pool. Seen by the staff of every centre, and by themselves.',
    isTypeOf: isNode('expert'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (view) => view.status }),
      person: t.field({
        description: 'Null for a reader who may not see the person.',
        type: PersonRef,
        nullable: true,
        resolve: (view) => view.personId,
      }),
      nameZh: t.exposeString('nameZh', {
        nullable: true,
        description: 'Null once it is erased, as all that is personal.',
      }),
      nameEn: t.exposeString('nameEn', { nullable: true }),
      firm: t.exposeString('firm', { nullable: true }),
      affiliates: t.stringList({ resolve: (view) => [...view.affiliates] }),
      formerNames: t.stringList({ resolve: (view) => [...view.formerNames] }),
      bioZh: t.exposeString('bioZh', { nullable: true }),
      bioEn: t.exposeString('bioEn', { nullable: true }),
      absences: t.field({ type: [absence], resolve: (view) => [...view.absences] }),
      enrolledAt: t.exposeString('enrolledAt', INSTANT),
      reviewedAt: t.exposeString('reviewedAt', { nullable: true, description: 'The last yearly review (年度审核).' }),
      suspension: t.field({ type: suspension, nullable: true, resolve: (view) => view.suspension }),
      leftAt: t.exposeString('leftAt', { nullable: true, ...INSTANT }),
    }),
  });
  registerField();
}

function registerField(): void {
  builder.objectFields(ExpertRef, (t) => ({
    kind: t.field(one('kind', ({ kind }: ExpertView) => kind)),
    countries: t.field({
      description: 'In which they are qualified.',
      ...many('country', ({ countries }: ExpertView) => countries),
    }),
    rights: t.field(many('right', ({ rights }: ExpertView) => rights)),
    forums: t.field(many('forum', ({ forums }: ExpertView) => forums)),
    disputeTypes: t.field(many('disputeType', ({ disputeTypes }: ExpertView) => disputeTypes)),
    languages: t.field(many('language', ({ languages }: ExpertView) => languages)),
    industries: t.field(many('industry', ({ industries }: ExpertView) => industries)),
    practisingSince: t.exposeInt('practisingSince', { description: 'A year.' }),
    capacity: t.exposeInt('capacity', { description: 'How many cases at a time.' }),
  }));
}

function absenceType() {
  return builder.objectRef<ExpertView['absences'][number]>('Absence').implement({
    description: 'Days on which an expert takes nothing on, both ends among them: calendar dates in Beijing.',
    fields: (t) => ({ from: t.exposeString('from'), to: t.exposeString('to') }),
  });
}

function suspensionType() {
  type Suspension = NonNullable<ExpertView['suspension']>;
  return builder.objectRef<Suspension>('Suspension').implement({
    fields: (t) => ({
      reason: t.field(one('suspension', ({ reason }: Suspension) => reason)),
      note: t.exposeString('note', { nullable: true }),
      at: t.exposeString('at', INSTANT),
    }),
  });
}
