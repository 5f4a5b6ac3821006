import type { AggregateDoc } from '@sinan/aggregate';
import { type Actor, audiencesOf, countryCode, idList, idOf, paging, query, Refusal, type Slice } from '@sinan/schema';
import type { WarningVersionView, WarningView } from '@sinan/schema/graphql';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { RiskRoom } from './room.ts';
import { versionsOf } from './versions.ts';
import { versionView, viewOf } from './view.ts';
import type { WarningState } from './warning/index.ts';

const DESK = { duty: ['editor', 'proofreader', 'chief'] } as const;
const ofWarning = z.strictObject({ warningId: idOf('warning') });

/** Whether the actor is of the desk, which sees the work and who does it. */
function ofDesk(actor: Actor): { readonly desk: boolean } {
  return { desk: audiencesOf(actor).includes('editors') };
}

/** Warnings in force, newest first, of all countries or of one. What is live is public, so no audience is asked for. */
export const warnings = query({
  name: 'risk.warnings',
  access: 'anyone',
  input: z.strictObject({ ...paging, country: countryCode.nullable() }),
  async run(room: RiskRoom, { actor }, { first, after, country }) {
    const where = country === null ? { status: 'live' } : { status: 'live', countries: { contains: country } };
    const orderBy = { field: 'publishedAt', direction: 'desc' } as const;
    return sliceOf(
      room,
      actor,
      await room.warnings.documents.page({ where, orderBy, after: after ?? null, limit: first }),
    );
  },
});

/** First versions that are being written, newest first. */
export const drafts = query({
  name: 'risk.drafts',
  access: DESK,
  input: z.strictObject(paging),
  run: (room: RiskRoom, { actor }, input) => newestFirst(room, actor, { status: 'draft' }, input),
});

/** All whose version at work, be it the first or the next, stands at this stage: newest warning first. */
export const desk = query({
  name: 'risk.desk',
  access: DESK,
  input: z.strictObject({ ...paging, stage: z.enum(['draft', 'proofreading', 'approval']) }),
  run: (room: RiskRoom, { actor }, { stage, ...input }) => newestFirst(room, actor, { stage }, input),
});

/** What does not hold any more, withdrawn or expired, by when that was: the last first. What was live is public, so no audience is asked for. */
export const ended = query({
  name: 'risk.ended',
  access: DESK,
  input: z.strictObject(paging),
  async run(room: RiskRoom, { actor }, { first, after }) {
    const where = { status: { in: ['cancelled', 'expired'] } };
    const orderBy = { field: 'shownAt', direction: 'desc' } as const;
    return sliceOf(
      room,
      actor,
      await room.warnings.documents.page({ where, orderBy, after: after ?? null, limit: first }),
    );
  },
});

async function newestFirst(
  room: RiskRoom,
  actor: Actor,
  which: { readonly status: string } | { readonly stage: string },
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
) {
  const where = { ...which, audience: { containsAny: audiencesOf(actor) } };
  const orderBy = { field: 'id', direction: 'desc' } as const;
  return sliceOf(
    room,
    actor,
    await room.warnings.documents.page({ where, orderBy, after: after ?? null, limit: first }),
  );
}

/** The loader of `Warning`: in order, null for what is not there and for what the actor may not see. */
export const warningsByIds = query({
  name: 'risk.byIds',
  access: 'anyone',
  input: idList,
  async run(room: RiskRoom, { actor }, { ids }) {
    const found = await room.warnings.visible(ids, audiencesOf(actor));
    return found.map((outcome) => outcome && viewOf(outcome, ofDesk(actor)));
  },
});

/** Every version of a warning that went live, the first one first. `NOT_FOUND` for what the actor may not see. */
export const warningVersions = query({
  name: 'risk.versions',
  access: 'anyone',
  input: ofWarning,
  async run(room: RiskRoom, { actor }, { warningId }): Promise<readonly WarningVersionView[]> {
    const [seen] = await room.warnings.visible([warningId], audiencesOf(actor));
    if (!seen) throw new Refusal('NOT_FOUND');
    return (await versionsOf(room, warningId)).map((version) => versionView(version, ofDesk(actor)));
  },
});

function sliceOf(
  room: RiskRoom,
  actor: Actor,
  { rows, cursors, next }: Page<AggregateDoc<WarningState>>,
): Slice<WarningView> {
  const items = rows.flatMap(
    ({ doc, revision }) => viewOf({ id: doc.id, revision, state: room.warnings.stateIn(doc) }, ofDesk(actor)) ?? [],
  );
  return { items, cursors, hasMore: next !== null };
}
