import {
  asking,
  builder,
  CaseRef,
  expected,
  known,
  RhythmInput,
  RhythmRef,
  retryArgs,
  rhythmOf,
  runs,
  SeverityRef,
} from '@sinan/schema/graphql';
import { confirmExposure, type ExposureConfirmed } from '../exposure/command.ts';
import type { ExposureReason } from '../exposure/derive.ts';
import { type EnterpriseExposure, expectedOfChoice, exposure } from '../exposure/queries.ts';
import type { Expected } from '../last-year.ts';
import type { ExposureConsent } from '../subscription/index.ts';
import { interestFields } from './interest-fields.ts';
import { localeOf } from './subscribe.ts';

/** What warnings concern an enterprise: proposed to its members, and subscribed to by them. */
export function registerExposure(): void {
  const exposed = exposureType();
  const year = builder.objectRef<Expected>('ExpectedWarnings').implement({
    description: 'How many warnings of the last 365 days would have met a choice, each once as it stands.',
    fields: (t) => ({ warnings: t.exposeInt('warnings'), urgent: t.exposeInt('urgent') }),
  });
  const wish = choiceInput();
  builder.queryFields((t) => ({
    enterpriseExposure: t.field({
      description: '企业风险敞口: what Sinan proposes to warn an enterprise of, for its confirmed members.',
      type: exposed,
      ...runs(exposure),
      args: { organisationId: t.arg.id({ required: true }) },
      resolve: (_, { organisationId }, { ask }) =>
        ask(exposure, { organisationId: known('organisation', organisationId) }),
    }),
    expectedWarnings: t.field({
      description: 'What to expect of a choice before it is made. Null where that is not known now.',
      type: year,
      nullable: true,
      ...runs(expectedOfChoice),
      args: { input: t.arg({ type: wish, required: true }) },
      resolve: (_, { input }, context) => context.ask(expectedOfChoice, { ...input, locale: localeOf(null, context) }),
    }),
  }));
  registerConfirming();
}

function choiceInput() {
  return builder.inputType('WarningChoiceInput', {
    fields: (t) => ({
      ...interestFields(t),
    }),
  });
}

type Proposed = EnterpriseExposure['proposed'][number];
function proposedType() {
  const list = builder.enumType('ExposureList', {
    description: '国家（地区） countries, 权利类型 rights, 行业 industries, 平台 platforms.',
    values: ['countries', 'rights', 'industries', 'platforms'] as const,
  });
  const from = builder.enumType('ExposureReasonFrom', {
    description: '登记信息 entry, 经营情况 profile, 案件 case.',
    values: ['entry', 'profile', 'case'] as const,
  });
  const reason = builder.objectRef<ExposureReason>('ExposureReason').implement({
    description: 'Why a value is proposed.',
    fields: (t) => ({
      from: t.field({ type: from, resolve: (one) => one.from }),
      case: t.field({
        type: CaseRef,
        nullable: true,
        resolve: (one) => (one.from === 'case' ? one.caseId : null),
      }),
    }),
  });
  return builder.objectRef<Proposed>('ProposedExposure').implement({
    description: 'A value that is proposed, with every reason for it; of its cases the three newest.',
    fields: (t) => ({
      list: t.field({ type: list, resolve: (one) => one.list }),
      code: t.exposeString('code'),
      isNew: t.exposeBoolean('isNew', { description: 'Neither taken nor left when the exposure was chosen last.' }),
      reasons: t.field({ type: [reason], resolve: ({ reasons }) => [...reasons] }),
    }),
  });
}

function chosenType() {
  return builder.objectRef<ExposureConsent>('ChosenExposure').implement({
    description: 'What a member chose for an enterprise.',
    fields: (t) => ({
      countries: t.stringList({ resolve: ({ interest }) => [...interest.countries] }),
      rights: t.stringList({ description: 'Empty: all of them.', resolve: ({ interest }) => [...interest.rights] }),
      industries: t.stringList({
        description: 'Empty: all of them.',
        resolve: ({ interest }) => [...interest.industries],
      }),
      platforms: t.stringList({
        description: 'Empty: all of them.',
        resolve: ({ interest }) => [...interest.platforms],
      }),
      severity: t.field({ type: SeverityRef, resolve: ({ interest }) => interest.severity }),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
    }),
  });
}

function exposureType() {
  const [proposed, chosen] = [proposedType(), chosenType()];
  const words = builder.objectRef<EnterpriseExposure['words']>('ConsentWords').implement({
    description: 'What is agreed to, in the language of the reader.',
    fields: (t) => ({ version: t.exposeString('version'), text: t.exposeString('text') }),
  });
  return builder.objectRef<EnterpriseExposure>('EnterpriseExposure').implement({
    description: 'What may concern an enterprise, and what who asks chose of it for the address of their account.',
    fields: (t) => ({
      email: t.exposeString('email', { description: 'Of who asks: where warnings would go.' }),
      proposed: t.field({ type: [proposed], resolve: (one) => [...one.proposed] }),
      chosen: t.field({ type: chosen, nullable: true, resolve: (one) => one.chosen }),
      rhythm: t.field({
        type: RhythmRef,
        nullable: true,
        description: 'Of the subscription of the address; null where there is none.',
        resolve: ({ rhythm }) => rhythm,
      }),
      locale: t.exposeString('locale', { nullable: true }),
      interests: t.exposeInt('interests', { description: 'How many interests the subscription has.' }),
      manageUrl: t.exposeString('manageUrl', { nullable: true, description: 'Where all that is chosen is managed.' }),
      returns: t.exposeBoolean('returns', {
        description: 'Mails to the address came back: whoever subscribes is asked by mail whether they arrive.',
      }),
      words: t.field({ type: words, resolve: (one) => one.words }),
    }),
  });
}

function registerConfirming(): void {
  const confirmed = builder.objectRef<ExposureConfirmed>('ExposureConfirmed').implement({
    fields: (t) => ({
      counts: t.exposeBoolean('counts', { description: 'It counts at once; otherwise a mail asks first.' }),
    }),
  });
  const declined = builder.inputType('DeclinedExposureInput', {
    description: 'What was proposed and is not wanted.',
    fields: (t) => ({
      countries: t.stringList({ required: true }),
      rights: t.stringList({ required: true }),
      industries: t.stringList({ required: true }),
      platforms: t.stringList({ required: true }),
    }),
  });
  const confirming = builder.inputType('ConfirmExposureInput', {
    fields: (t) => ({
      organisationId: t.id({ required: true }),
      ...interestFields(t),
      declined: t.field({ type: declined, required: true }),
      words: t.string({ required: true, description: 'The version of the words that were read.' }),
      locale: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
      rhythm: t.field({ type: RhythmInput, description: 'Each warning at once when left out.' }),
    }),
  });
  builder.mutationField('confirmExposure', (t) =>
    t.field({
      description: 'Subscribes who is signed in to what concerns their enterprise, at the address of their account.',
      type: confirmed,
      ...runs(confirmExposure),
      ...expected,
      args: { input: t.arg({ type: confirming, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(confirmExposure, {
          ...input,
          organisationId: known('organisation', input.organisationId),
          locale: localeOf(input.locale, context),
          rhythm: rhythmOf(input.rhythm),
        }),
    }),
  );
}
