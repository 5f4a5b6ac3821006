import { instant } from '@sinan/runtime';
import { type CaseDraft, FORM_VERSION, type Id } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';

/**
 * A draft of an application (草稿): a plain row that a person keeps. Nothing has happened yet, so it has no history and no events; what it holds
 * goes with it. Its revision is the row's.
 */
export interface DraftRow extends Doc {
  readonly id: Id<'draft'>;
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly form: CaseDraft;
  readonly formVersion: number;
  readonly savedAt: string;
  /** The command that saved it last, so that its retry is recognised. */
  readonly savedBy: string;
}
/** A person's own, newest first. */
export const draftCollection: CollectionSpec = {
  owner: 'cases',
  name: 'drafts',
  fields: { personId: 'string', savedAt: 'string' },
  indexes: [{ equal: ['personId'], order: 'savedAt' }],
};

/** What a person says in a draft. */
export interface DraftSaid {
  readonly organisationId?: Id<'organisation'> | null | undefined;
  readonly form: CaseDraft;
}

export function draftOf(
  id: Id<'draft'>,
  personId: Id<'person'>,
  { organisationId, form }: DraftSaid,
  saved: { readonly at: string; readonly by: string },
): DraftRow {
  const said = { organisationId: organisationId ?? null, form, formVersion: FORM_VERSION };
  return { id, personId, ...said, savedAt: saved.at, savedBy: saved.by };
}

const DAY_MS = 86_400_000;
const KEPT_DAYS = 180;

/** When a draft that is saved now is forgotten: after 180 days, at the end of a day, so that a day's savings ask for one instant. */
export function forgottenAt(savedMs: number): number {
  return (Math.floor(savedMs / DAY_MS) + 1 + KEPT_DAYS) * DAY_MS;
}

export interface DraftView {
  readonly id: Id<'draft'>;
  readonly revision: number;
  readonly organisationId: Id<'organisation'> | null;
  readonly form: CaseDraft;
  readonly savedAt: string;
  readonly expiresAt: string;
}

export function draftView({ doc, revision }: { readonly doc: DraftRow; readonly revision: number }): DraftView {
  const { id, organisationId, form, savedAt } = doc;
  return { id, revision, organisationId, form, savedAt, expiresAt: instant(forgottenAt(Date.parse(savedAt))) };
}
