import type { Id } from '@sinan/schema';
import {
  type Bilingual,
  builder,
  type GraphContext,
  isNode,
  PersonRef,
  WarningRef,
  type WarningVersionView,
  type WarningView,
  type WarningWorkView,
} from '@sinan/schema/graphql';
import { warningVersions } from '../queries.ts';
import { type ContentTypes, inLanguage, textOf } from './content.ts';

type InputLanguage = { readonly lang?: string | null | undefined };
const said = (text: Bilingual | null, { lang }: InputLanguage, context: GraphContext) =>
  text === null ? null : textOf(text, lang, context);

export type StageRef = ReturnType<typeof stageType>;
export function stageType() {
  return builder.enumType('WarningStage', {
    description: 'Where a version at work stands: 拟稿 draft, 校对 proofreading, 终审 approval.',
    values: ['draft', 'proofreading', 'approval'] as const,
  });
}

export function registerWarning({ content }: ContentTypes, stage: StageRef): void {
  const status = builder.enumType('WarningStatus', {
    description: '草稿 draft, 审校中 review, 生效中 live, 已撤销 cancelled, 已失效 expired, 已弃用 discarded.',
    values: ['draft', 'review', 'live', 'cancelled', 'expired', 'discarded'] as const,
  });
  const cancellation = cancellationType();
  const version = versionType(content);
  const work = workType(content, stage);
  builder.objectType(WarningRef, {
    description: 'A risk warning (风险预警): what its last published version says, or, before there is one, its draft.',
    interfaces: [content],
    isTypeOf: isNode('warning'),
    fields: (t) => ({
      version: t.exposeInt('version', { description: 'Counts what went live; 0 was never published.' }),
      status: t.field({ type: status, resolve: (warning) => warning.status }),
      draftedBy: t.field({ type: PersonRef, nullable: true, resolve: (warning) => warning.draftedBy }),
      publishedAt: t.exposeString('publishedAt', { nullable: true }),
      minor: t.exposeBoolean('minor', {
        description: 'Whether the version says nothing new, such as a typo put right.',
      }),
      change: t.string({
        description: 'What is different in this version (变更说明); null of a first one.',
        nullable: true,
        args: inLanguage,
        resolve: ({ change }, args, context) => said(change, args, context),
      }),
      changed: t.stringList({
        description: 'The fields that say something else than in the version before.',
        resolve: ({ changed }) => [...changed],
      }),
      staleTranslations: t.stringList({
        description: 'The languages in which some text was left as it was when the other language’s changed.',
        resolve: ({ staleTranslations }) => [...staleTranslations],
      }),
      cancelled: t.field({
        type: cancellation,
        nullable: true,
        description: 'Why it was withdrawn (撤销), if it was.',
        resolve: (warning) => warning.cancelled,
      }),
      expiredAt: t.exposeString('expiredAt', { nullable: true, description: 'When its validity ended, if it did.' }),
      versions: t.field({
        type: [version],
        description: 'Every version that went live, the first one first.',
        resolve: async ({ id, version: last }, _, { ask }) =>
          last === 0 ? [] : [...(await ask(warningVersions, { warningId: id }))],
      }),
      work: t.field({
        type: work,
        nullable: true,
        description: 'The version at work. Null for anybody but the desk.',
        resolve: (warning) => warning.work,
      }),
    }),
  });
}

function cancellationType() {
  return builder.objectRef<NonNullable<WarningView['cancelled']>>('WarningCancellation').implement({
    fields: (t) => ({
      reason: t.string({ args: inLanguage, resolve: ({ reason }, { lang }, context) => textOf(reason, lang, context) }),
      at: t.exposeString('at'),
    }),
  });
}

/** Those of the desk are told by their ids: an editor may not read a colleague's contact. */
const ids = (people: readonly Id<'person'>[]) => [...people];

function versionType(content: ContentTypes['content']) {
  return builder.objectRef<WarningVersionView>('WarningVersion').implement({
    description: 'A version of a warning that went live.',
    interfaces: [content],
    fields: (t) => ({
      version: t.exposeInt('version'),
      publishedAt: t.exposeString('publishedAt'),
      minor: t.exposeBoolean('minor'),
      change: t.string({
        nullable: true,
        args: inLanguage,
        resolve: ({ change }, args, context) => said(change, args, context),
      }),
      changed: t.stringList({ resolve: ({ changed }) => [...changed] }),
      staleTranslations: t.stringList({ resolve: ({ staleTranslations }) => [...staleTranslations] }),
      authors: t.idList({
        description: 'Who wrote it. Empty for anybody but the desk.',
        resolve: ({ authors }) => ids(authors),
      }),
      proofreadBy: t.exposeID('proofreadBy', { nullable: true }),
      approvedBy: t.exposeID('approvedBy', { nullable: true, description: 'Null for anybody but the desk.' }),
    }),
  });
}

function workType(content: ContentTypes['content'], stage: StageRef) {
  const remark = builder.objectRef<NonNullable<WarningWorkView['remark']>>('ReviewRemark').implement({
    description: 'Why a version came back from its review. The text is empty once it was erased.',
    fields: (t) => ({ text: t.exposeString('text'), by: t.exposeID('by'), at: t.exposeString('at') }),
  });
  return builder.objectRef<WarningWorkView>('WarningWork').implement({
    description: 'A version that is being written or reviewed.',
    interfaces: [content],
    fields: (t) => ({
      version: t.exposeInt('version', { description: 'The number under which it will go live.' }),
      stage: t.field({ type: stage, resolve: (work) => work.stage }),
      revision: t.exposeInt('revision', {
        description: 'Another one after each thing that was done with the warning.',
      }),
      minor: t.exposeBoolean('minor'),
      change: t.string({
        nullable: true,
        args: inLanguage,
        resolve: ({ change }, args, context) => said(change, args, context),
      }),
      changed: t.stringList({ resolve: ({ changed }) => [...changed] }),
      authors: t.idList({ resolve: ({ authors }) => ids(authors) }),
      proofreadBy: t.exposeID('proofreadBy', { nullable: true }),
      remark: t.field({ type: remark, nullable: true, resolve: (work) => work.remark }),
    }),
  });
}
