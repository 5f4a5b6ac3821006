import { type Ask, Refusal } from '@sinan/schema';
import {
  asking,
  builder,
  expected,
  known,
  OrganisationRef,
  ProblemRef,
  pageArgs,
  retryArgs,
  runs,
  toConnection,
} from '@sinan/schema/graphql';
import type { CaseFormInput } from '../graphql/filing-inputs.ts';
import { discardDraft, saveDraft } from './commands.ts';
import type { DraftView } from './draft.ts';
import { formType } from './form-type.ts';
import { draftById, listDrafts } from './queries.ts';

/** Registers the fields of drafts, once. */
export function registerDrafts(form: CaseFormInput): void {
  const draft = draftType();
  registerReading(draft);
  registerSaving(draft, form);
  registerDiscarding();
}

function draftType() {
  const form = formType();
  return builder.objectRef<DraftView>('CaseDraft').implement({
    description: 'A draft of an application (草稿): the reader’s own, and seen by nobody else.',
    fields: (t) => ({
      id: t.exposeID('id'),
      revision: t.exposeInt('revision', { description: 'Sent back with what is saved over it.' }),
      organisation: t.field({ type: OrganisationRef, nullable: true, resolve: (view) => view.organisationId }),
      form: t.field({ type: form, resolve: (view) => view.form }),
      savedAt: t.exposeString('savedAt', { description: 'An instant, UTC.' }),
      expiresAt: t.exposeString('expiresAt', {
        description: 'An instant, UTC: when it is gone, unless it is saved again.',
      }),
    }),
  });
}
type DraftType = ReturnType<typeof draftType>;

function registerReading(draft: DraftType): void {
  const connection = builder.connectionObject({ type: draft, name: 'CaseDraftConnection' });
  builder.queryFields((t) => ({
    caseDrafts: t.field({
      description: 'The reader’s own drafts, those saved last first.',
      type: connection,
      ...runs(listDrafts),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(listDrafts, { first: first ?? 20, after })),
    }),
    caseDraft: t.field({
      type: draft,
      nullable: true,
      ...runs(draftById),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }, { ask }) => found(ask, id),
    }),
  }));
}

async function found(ask: Ask, id: string): Promise<DraftView | null> {
  try {
    return await ask(draftById, { draftId: known('draft', id) });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** The refusal of a save, with what was saved meanwhile. */
class DraftChanged extends Refusal {
  readonly newest: DraftView;
  constructor(newest: DraftView) {
    super('DRAFT_CHANGED', { revision: newest.revision });
    this.newest = newest;
  }
}

function registerSaving(draft: DraftType, form: CaseFormInput): void {
  builder.objectType(DraftChanged, {
    name: 'DraftChanged',
    description: 'Another tab saved the draft meanwhile: nothing was saved over it.',
    interfaces: [ProblemRef],
    fields: (t) => ({ newest: t.field({ type: draft, resolve: ({ newest }) => newest }) }),
  });
  const saving = builder.inputType('SaveCaseDraftInput', {
    fields: (t) => ({
      draftId: t.id({ description: 'Left out for a new one.' }),
      revision: t.int({ description: 'The one that was read. Required with `draftId`.' }),
      organisationId: t.id(),
      form: t.field({ type: form, required: true, description: 'All that is filled in so far.' }),
    }),
  });
  builder.mutationField('saveCaseDraft', (t) =>
    t.field({
      description: 'Keeps an application that is not filed yet.',
      type: draft,
      ...runs(saveDraft),
      errors: { types: [DraftChanged, ...expected.errors.types] },
      args: { input: t.arg({ type: saving, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const draftId = input.draftId ? known('draft', input.draftId) : null;
        const organisationId = input.organisationId ? known('organisation', input.organisationId) : null;
        const saved = asking(context, commandId)(saveDraft, { ...input, draftId, organisationId });
        return draftId === null ? saved : saved.catch((error) => changed(error, context.ask, draftId));
      },
    }),
  );
}

async function changed(error: unknown, ask: Ask, draftId: DraftView['id']): Promise<never> {
  if (error instanceof Refusal && error.code === 'DRAFT_CHANGED')
    throw new DraftChanged(await ask(draftById, { draftId }));
  throw error;
}

function registerDiscarding(): void {
  const discarded = builder.objectRef<{ readonly draftId: string }>('DiscardedDraft').implement({
    fields: (t) => ({ draftId: t.exposeID('draftId') }),
  });
  const discarding = builder.inputType('DiscardCaseDraftInput', {
    fields: (t) => ({ draftId: t.id({ required: true }) }),
  });
  builder.mutationField('discardCaseDraft', (t) =>
    t.field({
      description: 'Throws a draft away.',
      type: discarded,
      ...runs(discardDraft),
      ...expected,
      args: { input: t.arg({ type: discarding, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(discardDraft, { draftId: known('draft', input.draftId) }),
    }),
  );
}
