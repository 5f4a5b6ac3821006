import { DUTIES, type Duty, divisionName, MEMBERSHIP_DECLINE_REASONS, MEMBERSHIP_STATUSES } from '@sinan/schema';
import {
  type Bilingual,
  builder,
  CentreRef,
  FileRef,
  isNode,
  MembershipRef,
  type MembershipView,
  OrganisationRef,
  type OrganisationView,
  PartnerRef,
  PersonRef,
  type ReasonView,
  TermRef,
} from '@sinan/schema/graphql';
import { memberCount } from '../queries/index.ts';

/** The nouns of this room, and what is made of them. */
export function registerTypes() {
  const status = membershipStatus();
  const duty = dutyEnum();
  registerPerson();
  registerOrganisation();
  registerMembership(status);
  const centreKind = registerCentre();
  registerPartner();
  return { status, duty, centreKind };
}

export type DutyRef = ReturnType<typeof dutyEnum>;
export type StatusRef = ReturnType<typeof membershipStatus>;

function membershipStatus() {
  return builder.enumType('MembershipStatus', {
    description: `How a person stands to an organisation: ${MEMBERSHIP_STATUSES.map(({ code, zh }) => `${zh} ${code}`).join(', ')}.`,
    values: MEMBERSHIP_STATUSES.map(({ code }) => code),
  });
}

function dutyEnum() {
  const duties = Object.keys(DUTIES) as Duty[];
  return builder.enumType('Duty', {
    description: `What a person is charged with: ${duties.map((one) => `${DUTIES[one].zh} ${one}`).join(', ')}.`,
    values: duties,
  });
}

function registerPerson(): void {
  builder.objectType(PersonRef, {
    description: 'Whoever signs in. Seen by themselves and by administrators.',
    isTypeOf: isNode('person'),
    fields: (t) => ({
      email: t.exposeString('email'),
      locale: t.exposeString('locale', { description: '`zh-CN` or `en`: the language of mails to them.' }),
    }),
  });
}

function registerOrganisation(): void {
  const profile = builder.objectRef<OrganisationView['profile']>('OrganisationProfile').implement({
    description: 'What its members say of its business (经营情况), in codes. Empty: nothing is said.',
    fields: (t) => ({
      industries: t.stringList({
        description: 'Sections of GB/T 4754, beside `industry`.',
        resolve: ({ industries }) => [...industries],
      }),
      markets: t.stringList({ description: 'ISO 3166-1 alpha-2, or EU.', resolve: ({ markets }) => [...markets] }),
      platforms: t.stringList({ description: 'Where it sells.', resolve: ({ platforms }) => [...platforms] }),
    }),
  });
  builder.objectType(OrganisationRef, {
    description: 'An enterprise or institution (单位).',
    isTypeOf: isNode('organisation'),
    fields: (t) => ({
      uscc: t.exposeString('uscc', { description: '统一社会信用代码, GB 32100.' }),
      nameZh: t.exposeString('nameZh'),
      nameEn: t.exposeString('nameEn', { nullable: true }),
      division: t.exposeString('division', { description: 'Six digits of GB/T 2260.' }),
      place: t.string({
        description: 'Its division by name, from the province down, in Chinese: the others are not official.',
        resolve: ({ division }) => divisionName(division),
      }),
      industry: t.exposeString('industry', { description: 'A section of GB/T 4754.' }),
      profile: t.field({ type: profile, resolve: (organisation) => organisation.profile }),
    }),
  });
}

type Papers = NonNullable<MembershipView['papers']>;

function papersRef() {
  return builder.objectRef<Papers>('MembershipPapers').implement({
    description: 'What shows that somebody may act for the organisation.',
    fields: (t) => ({
      licence: t.field({
        description: '营业执照.',
        type: FileRef,
        nullable: true,
        resolve: (papers) => papers.licence,
      }),
      authority: t.field({
        description: '授权委托书, sealed.',
        type: FileRef,
        nullable: true,
        resolve: (papers) => papers.authority,
      }),
    }),
  });
}

function declinedRef() {
  const termOf = (code: string) =>
    MEMBERSHIP_DECLINE_REASONS.find((term) => term.code === code) ?? { code, zh: code, en: code };
  return builder.objectRef<ReasonView>('MembershipDeclined').implement({
    fields: (t) => ({
      reason: t.field({ type: TermRef, resolve: ({ reason }) => termOf(reason) }),
      note: t.exposeString('note', { nullable: true }),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
    }),
  });
}

function registerMembership(status: StatusRef): void {
  const [papers, declined] = [papersRef(), declinedRef()];
  builder.objectType(MembershipRef, {
    description: 'A person in an organisation.',
    isTypeOf: isNode('membership'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (membership) => membership.status }),
      requestedAt: t.exposeString('requestedAt', { description: 'An instant, UTC.' }),
      applicantEmail: t.exposeString('applicantEmail', {
        description: 'The address (邮箱) of who asks to belong, for whoever may see the membership; empty once erased.',
      }),
      organisation: t.field({
        description:
          'Null for a reader who may not see it, as a pending member of an organisation that others entered.',
        type: OrganisationRef,
        nullable: true,
        resolve: (membership) => membership.organisationId,
      }),
      person: t.field({
        description: 'Null for a reader who may not see the person; `applicantEmail` says who it is.',
        type: PersonRef,
        nullable: true,
        resolve: (membership) => membership.personId,
      }),
      papers: t.field({
        description: 'For the claimant and for who may confirm; null for other readers.',
        type: papers,
        nullable: true,
        resolve: (membership) => membership.papers,
      }),
      memberCount: t.int({
        description:
          'How many confirmed members the organisation has, up to 100: for who may confirm; null for other readers.',
        nullable: true,
        resolve: ({ id }, _, { ask }) => ask(memberCount, { membershipId: id }),
      }),
      declined: t.field({ type: declined, nullable: true, resolve: (membership) => membership.declined }),
      confirmationNote: t.exposeString('confirmationNote', {
        description: 'How the papers of a first member were checked when they were not sent. For who may confirm.',
        nullable: true,
      }),
      endedAt: t.exposeString('endedAt', { description: 'An instant, UTC.', nullable: true }),
    }),
  });
}

function registerCentre() {
  const kind = builder.enumType('CentreKind', { values: ['national', 'local', 'industry', 'station'] as const });
  const inLanguage = ({ zh, en }: Bilingual, lang: string) => (lang === 'en' ? en : zh);
  builder.objectType(CentreRef, {
    description: 'A guidance centre or station (指导中心、分中心、工作站).',
    isTypeOf: isNode('centre'),
    fields: (t) => ({
      name: t.string({
        description: 'In the language of the reader, unless `lang` (`zh-CN` or `en`) says otherwise.',
        args: { lang: t.arg.string() },
        resolve: ({ name }, { lang }, { call }) => inLanguage(name, lang ?? call.locale),
      }),
      kind: t.field({ type: kind, resolve: (centre) => centre.kind }),
      division: t.exposeString('division', { description: 'Where it sits; for a local centre also what it covers.' }),
      industry: t.exposeString('industry', { nullable: true, description: 'What an industry centre takes.' }),
      country: t.exposeString('country', { nullable: true, description: 'Where a station is (ISO 3166-1).' }),
      illustrative: t.exposeBoolean('illustrative', { description: 'An example of the shape, not an existing body.' }),
    }),
  });
  return kind;
}

function registerPartner(): void {
  builder.objectType(PartnerRef, {
    description: 'A partner (合作方) whose program sends cases. Seen by administrators.',
    isTypeOf: isNode('partner'),
    fields: (t) => ({
      source: t.exposeString('source', { description: 'The CloudEvents `source` of its events.' }),
      name: t.exposeString('name'),
    }),
  });
}
