import { EVENTS, isId } from '@sinan/schema';
import {
  asking,
  type Bilingual,
  builder,
  expected,
  type GraphContext,
  isNode,
  known,
  PersonRef,
  pageArgs,
  retryArgs,
  runs,
  toConnection,
  WarningRef,
  type WarningView,
} from '@sinan/schema/graphql';
import { draftWarning, publishWarning, reviseWarning } from './commands.ts';
import { drafts, warnings, warningsByIds } from './queries.ts';

/** Registers the fields of risk warnings on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const severity = severityEnum();
  registerWarning(severity);
  registerReading();
  registerWriting(severity);
  registerChanges();
}

type SeverityRef = ReturnType<typeof severityEnum>;
type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];
function severityEnum() {
  return builder.enumType('Severity', {
    description: 'How grave it is: 提示 notice, 关注 attention, 预警 warning, 紧急 urgent.',
    values: ['notice', 'attention', 'warning', 'urgent'] as const,
  });
}

function registerWarning(severity: SeverityRef): void {
  const status = builder.enumType('WarningStatus', { values: ['draft', 'live'] as const });
  const lang = builder.args((t) => ({
    lang: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
  }));
  builder.objectType(WarningRef, {
    description: 'A risk warning (风险预警).',
    isTypeOf: isNode('warning'),
    fields: (t) => ({
      version: t.exposeInt('version', { description: 'Counts publications; 0 was never published.' }),
      status: t.field({ type: status, resolve: (warning) => warning.status }),
      severity: t.field({ type: severity, resolve: (warning) => warning.severity }),
      countries: t.stringList({ resolve: (warning) => [...warning.countries] }),
      rights: t.stringList({ resolve: (warning) => [...warning.rights] }),
      title: t.string({ args: lang, resolve: (warning, args, context) => textOf(warning.title, args.lang, context) }),
      summary: t.string({
        args: lang,
        resolve: (warning, args, context) => textOf(warning.summary, args.lang, context),
      }),
      advice: t.string({ args: lang, resolve: (warning, args, context) => textOf(warning.advice, args.lang, context) }),
      sourceUrl: t.exposeString('sourceUrl'),
      draftedBy: t.field({ type: PersonRef, nullable: true, resolve: (warning) => warning.draftedBy }),
      publishedAt: t.exposeString('publishedAt', { nullable: true }),
    }),
  });
}

function textOf(text: Bilingual, lang: string | null | undefined, { call }: GraphContext): string {
  const wanted = lang ?? call.locale;
  return wanted === 'en' ? text.en : text.zh;
}

function registerReading(): void {
  const connection = builder.connectionObject({ type: WarningRef, name: 'WarningConnection' });
  builder.queryFields((t) => ({
    warnings: t.field({
      description: 'Warnings in force, newest first.',
      type: connection,
      ...runs(warnings),
      args: {
        ...pageArgs,
        country: t.arg.string({ description: 'Only those about this country or region (ISO 3166-1 alpha-2, or EU).' }),
      },
      resolve: async (_, { first, after, country }, { ask }) =>
        toConnection(await ask(warnings, { first: first ?? 20, after: after ?? null, country: country ?? null })),
    }),
    drafts: t.field({
      description: 'Drafts, newest first. For editors.',
      type: connection,
      ...runs(drafts),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(drafts, { first: first ?? 20, after: after ?? null })),
    }),
    warning: t.field({
      type: WarningRef,
      nullable: true,
      ...runs(warningsByIds),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }) => (isId('warning', id) ? id : null),
    }),
  }));
}

function registerWriting(severity: SeverityRef): void {
  const { drafting, revising, publishing } = inputs(severity);
  builder.mutationFields((t) => ({
    draftWarning: t.field({
      type: WarningRef,
      ...runs(draftWarning),
      ...expected,
      args: { input: t.arg({ type: drafting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(draftWarning, input),
    }),
    reviseWarning: t.field({
      type: WarningRef,
      ...runs(reviseWarning),
      ...expected,
      args: { input: t.arg({ type: revising, required: true }), ...retryArgs },
      resolve: (_, { input: { warningId, ...content }, commandId }, context) =>
        asking(context, commandId)(reviseWarning, { id: known('warning', warningId), content }),
    }),
    publishWarning: t.field({
      description: 'Publishes what another editor wrote.',
      type: WarningRef,
      ...runs(publishWarning),
      ...expected,
      args: { input: t.arg({ type: publishing, required: true }), ...retryArgs },
      resolve: (_, { input: { warningId }, commandId }, context) =>
        asking(context, commandId)(publishWarning, { id: known('warning', warningId) }),
    }),
  }));
}

function inputs(severity: SeverityRef) {
  const text = builder.inputType('BilingualInput', {
    description: 'The same text in both languages.',
    fields: (t) => ({ zh: t.string({ required: true }), en: t.string({ required: true }) }),
  });
  const content = (t: InputBuilder) => ({
    severity: t.field({ type: severity, required: true }),
    countries: t.stringList({ required: true, description: 'ISO 3166-1 alpha-2, or EU.' }),
    rights: t.stringList({ required: true }),
    title: t.field({ type: text, required: true }),
    summary: t.field({ type: text, required: true }),
    advice: t.field({ type: text, required: true, description: 'May be empty.' }),
    sourceUrl: t.string({ required: true, description: 'Where it can be read officially (https).' }),
  });
  return {
    drafting: builder.inputType('DraftWarningInput', { fields: content }),
    revising: builder.inputType('ReviseWarningInput', {
      fields: (t) => ({ warningId: t.id({ required: true }), ...content(t) }),
    }),
    publishing: builder.inputType('PublishWarningInput', { fields: (t) => ({ warningId: t.id({ required: true }) }) }),
  };
}

function registerChanges(): void {
  builder.subscriptionField('warningPublished', (t) =>
    t.field({
      description: 'Each warning as it goes live.',
      type: WarningRef,
      ...runs(warningsByIds),
      subscribe: (_, __, context) => published(context),
      resolve: (warning) => warning,
    }),
  );
}

/** What is published from now on, as the actor may read it: past the request's own cache, which may have remembered "not there". */
async function* published(context: GraphContext): AsyncGenerator<WarningView> {
  for await (const { type, subject } of context.changes('risk')) {
    if (type !== EVENTS.warningPublished.type) continue;
    const [view] = await context.ask(warningsByIds, { ids: [subject] });
    if (view) yield view;
  }
}
