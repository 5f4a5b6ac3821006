import type { Audience, DataOf, Envelope, EVENTS } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';
import { monthOf } from './calendar.ts';

/**
 * A case behind a figure, for who may see it: a row for each centre that it came to, one more for its acceptance. They are listed, never counted:
 * how many there are say `filings` and `guidances`.
 */
export interface CaseRow extends Doc {
  readonly caseId: string;
  /** That of whose staff the row is. */
  readonly centreId: string;
  readonly year: number;
  /** When it was filed or accepted: an instant, UTC. */
  readonly at: string;
  /** Who may find it and by what, each with each: `national country:US`. */
  readonly found: readonly string[];
}

/** The cases of a year, as who asks may find them, newest first. */
export const caseRows: CollectionSpec = {
  owner: 'insights',
  name: 'case_rows',
  fields: { year: 'number', found: 'strings', at: 'string' },
  indexes: [{ equal: ['year', 'found'], order: 'at' }],
};

type Filed = DataOf<typeof EVENTS.caseSubmitted>;
type Accepted = DataOf<typeof EVENTS.caseAccepted>;

/** What a row is found by: a word for whoever may see it. */
export const foundBy = (audience: Audience, by: string) => `${audience} ${by}`;

/** The row of a case that was filed, for a centre that holds it or did. */
export const filedRowId = (caseId: string, centreId: string) => `${caseId}/filed/${centreId}`;

export function filedRow(data: Filed): CaseRow {
  const { caseId, centreId, submittedAt: at, country, disputeType, rights } = data;
  const { year, month } = monthOf(at);
  const by = ['filed', `country:${country}`, `month:${month}`, `disputeType:${disputeType}`];
  const all = [...by, ...[...new Set(rights)].map((right) => `right:${right}`)];
  return { id: filedRowId(caseId, centreId), caseId, centreId, year, at, found: seenBy(centreId, all) };
}

/** Another centre holds it now, and finds it by what the first did; the nation has found it there. */
export function handedOverRow({ caseId, year, at, found }: CaseRow, centreId: string): CaseRow {
  const by = found.flatMap((one) => (one.startsWith(NATIONAL) ? [one.slice(NATIONAL.length)] : []));
  return {
    ...{ id: filedRowId(caseId, centreId), caseId, centreId, year, at },
    found: by.map((one) => foundBy(`centre:${centreId}`, one)),
  };
}

export function acceptedRow(
  { sequence }: Envelope,
  { caseId, centreId, acceptedAt: at, organisationId }: Accepted,
): CaseRow {
  const by = ['guided', `guided:${organisationId === null ? 'unregistered' : 'registered'}`];
  const { year } = monthOf(at);
  return { id: `${caseId}/guided/${sequence}`, caseId, centreId, year, at, found: seenBy(centreId, by) };
}

const NATIONAL = foundBy('national', '');

function seenBy(centreId: DataOf<typeof EVENTS.caseSubmitted>['centreId'], by: readonly string[]): readonly string[] {
  const audiences = [`centre:${centreId}`, 'national'] as const;
  return audiences.flatMap((audience) => by.map((one) => foundBy(audience, one)));
}
