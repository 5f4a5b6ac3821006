import { checkAge } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import {
  actorRef,
  type Call,
  caseDraftV1,
  command,
  deriveId,
  type Id,
  idOf,
  personOf,
  Refusal,
  rule,
  timeOf,
} from '@sinan/schema';
import { DuplicateKey, OutcomeUnknown, StaleRevision, type Stored } from '@sinan/store';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { type DraftRow, type DraftSaid, type DraftView, draftOf, draftView, forgottenAt } from './draft.ts';

const draftId = idOf('draft');

/** What a draft says now, over the revision that was read; a new one where none is named. */
const saving = z
  .strictObject({
    draftId: draftId.nullish(),
    revision: z.int().min(1).nullish(),
    organisationId: idOf('organisation').nullish(),
    form: caseDraftV1,
  })
  .refine((input) => !input.draftId || input.revision, { ...rule('missing'), path: ['revision'] });

/**
 * Saves a draft of the application: `DRAFT_CHANGED` with the newest revision when another tab was first, `LIMIT_REACHED` for one too
 * many, `NOT_FOUND` for what is not the actor's. Sent again it is saved once.
 */
export const saveDraft = command({
  name: 'cases.saveDraft',
  access: 'signed-in',
  input: saving,
  async run(room: CasesRoom, call, { draftId, revision, ...said }): Promise<DraftView> {
    const commandId = checkAge(call, room.clock.now());
    // Whoever names another's draft moves nothing of it, its timer included.
    if (draftId) await ownDraft(room, call, draftId);
    const id = draftId ?? deriveId('draft', timeOf(commandId), room.secret, actorRef(call.actor), commandId);
    if (!draftId) await checkRoom(room, call, id);
    // Set first: a draft without its timer would stay for ever, a timer without its draft finds nothing.
    await room.draftTimers.set(id, forgottenAt(room.clock.now()), null);
    return draftView(
      draftId && revision ? await saveOver(room, call, draftId, revision, said) : await saveNew(room, call, id, said),
    );
  },
});

function rowOf(room: CasesRoom, { actor, commandId }: Call, id: Id<'draft'>, said: DraftSaid): DraftRow {
  return draftOf(id, personOf(actor).id, said, { at: instant(room.clock.now()), by: commandId });
}

/** More than anybody works on; each is kept for half a year. */
const MOST_DRAFTS = 50;

/** A retry of what was saved takes no more room. */
async function checkRoom(room: CasesRoom, { actor }: Call, id: Id<'draft'>): Promise<void> {
  const held = await room.drafts.count({ where: { personId: personOf(actor).id }, cap: MOST_DRAFTS });
  if (held >= MOST_DRAFTS && (await room.drafts.get(id)) === null)
    throw new Refusal('LIMIT_REACHED', { limit: MOST_DRAFTS });
}

async function saveNew(room: CasesRoom, call: Call, id: Id<'draft'>, said: DraftSaid): Promise<Stored<DraftRow>> {
  const doc = rowOf(room, call, id, said);
  try {
    await room.drafts.insert(doc);
    return { doc, revision: 1 };
  } catch (error) {
    if (!(error instanceof DuplicateKey || error instanceof OutcomeUnknown)) throw error;
  }
  // It was saved by this very command, and perhaps anew since: a retry is answered with what there is.
  return ownDraft(room, call, id);
}

async function saveOver(
  room: CasesRoom,
  call: Call,
  id: Id<'draft'>,
  read: number,
  said: DraftSaid,
): Promise<Stored<DraftRow>> {
  const stored = await ownDraft(room, call, id);
  if (stored.doc.savedBy === call.commandId) return stored;
  if (stored.revision !== read) throw new Refusal('DRAFT_CHANGED', { revision: stored.revision });
  const doc = rowOf(room, call, id, said);
  try {
    return { doc, revision: await room.drafts.replace(doc, read) };
  } catch (error) {
    if (!(error instanceof StaleRevision || error instanceof OutcomeUnknown)) throw error;
    return saveOver(room, call, id, read, said);
  }
}

/** The actor's own draft, as it is stored: `NOT_FOUND` for any other, whether or not there is one. */
export async function ownDraft(room: CasesRoom, { actor }: Call, id: Id<'draft'>): Promise<Stored<DraftRow>> {
  const stored = await room.drafts.get(id);
  if (stored === null || stored.doc.personId !== personOf(actor).id) throw new Refusal('NOT_FOUND');
  return stored;
}

/** Throws a draft away. One that is not there, or not the actor's, is as if it had been: the answer is the same. */
export const discardDraft = command({
  name: 'cases.discardDraft',
  access: 'signed-in',
  input: z.strictObject({ draftId }),
  async run(room: CasesRoom, { actor }, { draftId }): Promise<{ readonly draftId: Id<'draft'> }> {
    const stored = await room.drafts.get(draftId);
    if (stored?.doc.personId === personOf(actor).id) await forgetDraft(room, draftId);
    return { draftId };
  },
});

/** With `revision` only as it was read: what was saved since stays. */
export async function forgetDraft(room: CasesRoom, id: Id<'draft'>, revision?: number): Promise<void> {
  if (await room.drafts.remove(id, revision)) await room.draftTimers.cancel(id);
}
