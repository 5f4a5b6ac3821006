import type { AggregateDoc } from '@sinan/aggregate';
import { audiencesOf, countryCode, idList, idOf, paging, query, type Slice } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { RiskRoom } from './room.ts';
import { viewOf } from './view.ts';
import type { WarningState } from './warning.ts';

/** Warnings in force, newest first, of all countries or of one. What is live is public, so no audience is asked for. */
export const warnings = query({
  name: 'risk.warnings',
  access: 'anyone',
  input: z.strictObject({ ...paging, country: countryCode.nullable() }),
  async run(room: RiskRoom, _, { first, after, country }) {
    const where = country === null ? { status: 'live' } : { status: 'live', countries: { contains: country } };
    const orderBy = { field: 'publishedAt', direction: 'desc' } as const;
    return sliceOf(await room.warnings.documents.page({ where, orderBy, after: after ?? null, limit: first }));
  },
});

/** Drafts, newest first. */
export const drafts = query({
  name: 'risk.drafts',
  access: { duty: ['editor'] },
  input: z.strictObject(paging),
  async run(room: RiskRoom, { actor }, { first, after }) {
    const where = { status: 'draft', audience: { containsAny: audiencesOf(actor) } };
    const orderBy = { field: 'id', direction: 'desc' } as const;
    return sliceOf(await room.warnings.documents.page({ where, orderBy, after: after ?? null, limit: first }));
  },
});

/** The loader of `Warning`: in order, null for what is not there and for what the actor may not see. */
export const warningsByIds = query({
  name: 'risk.byIds',
  access: 'anyone',
  input: idList,
  async run(room: RiskRoom, { actor }, { ids }) {
    const found = await room.warnings.visible(ids, audiencesOf(actor));
    return found.map((outcome) => outcome && viewOf(outcome));
  },
});

/** What a mail about a warning says, in both languages; null unless it is live. For notifications, which render at the reader. */
export const warningForMail = query({
  name: 'risk.warningForMail',
  access: 'system',
  input: z.strictObject({ warningId: idOf('warning') }),
  async run(room: RiskRoom, _, { warningId }) {
    const state = (await room.warnings.load(warningId))?.state;
    if (state?.status !== 'live') return null;
    const { title, summary, advice, sourceUrl, severity, countries } = state.content;
    const { version, publishedAt } = state;
    return { version, title, summary, advice, sourceUrl, severity, countries, publishedAt };
  },
});

function sliceOf({ rows, cursors, next }: Page<AggregateDoc<WarningState>>): Slice<WarningView> {
  const items = rows.flatMap(({ doc }) => viewOf(doc) ?? []);
  return { items, cursors, hasMore: next !== null };
}
