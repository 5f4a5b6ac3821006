import type { Reaction } from '@sinan/runtime';
import { type Envelope, EVENTS } from '@sinan/schema';
import { acceptedRow, filedRow, handedOverRow } from './case-rows.ts';
import { ofAcceptance, ofApproval, ofFiling, ofReversal } from './contributions.ts';
import { insertOnce } from './insert-once.ts';
import type { FactsRoom } from './room.ts';

type On = (room: FactsRoom, event: Envelope) => Promise<void>;

const onSubmitted: On = async (room, event) => {
  const data = EVENTS.caseSubmitted.data.parse(event.data);
  await Promise.all([
    insertOnce(room.contributions, ofFiling(event, data)),
    insertOnce(room.caseRows, [filedRow(data)]),
  ]);
};

const onAccepted: On = async (room, event) => {
  const data = EVENTS.caseAccepted.data.parse(event.data);
  await Promise.all([
    insertOnce(room.contributions, [ofAcceptance(event, data)]),
    insertOnce(room.caseRows, [acceptedRow(event, data)]),
  ]);
};

/** The centre that filed it first has the row from which the others are made. A case whose filing was passed over has none. */
const onHandedOver: On = async ({ caseRows }, event) => {
  const { caseId, centreId } = EVENTS.caseHandOverAccepted.data.parse(event.data);
  const of = { id: { gt: `${caseId}/filed/`, lt: `${caseId}/filed0` } };
  const { rows } = await caseRows.page({ where: of, orderBy: { field: 'id', direction: 'asc' }, limit: 100 });
  const first = rows.find(({ doc }) => doc.found.some((one) => one.startsWith('national ')));
  if (first) await insertOnce(caseRows, [handedOverRow(first.doc, centreId)]);
};

const onApproved: On = (room, event) =>
  insertOnce(room.contributions, [ofApproval(event, EVENTS.outcomeApproved.data.parse(event.data))]);

const onReversed: On = (room, event) =>
  insertOnce(room.contributions, [ofReversal(event, EVENTS.outcomeReversed.data.parse(event.data))]);

export const ROW_HANDLERS: { readonly [type: string]: On } = {
  [EVENTS.caseSubmitted.type]: onSubmitted,
  [EVENTS.caseAccepted.type]: onAccepted,
  [EVENTS.caseHandOverAccepted.type]: onHandedOver,
  [EVENTS.outcomeApproved.type]: onApproved,
  [EVENTS.outcomeReversed.type]: onReversed,
};

/** Writes what public figures and lists of cases rest on. A group of its own: on a platform that has run before it hears all that was told. */
export const rowsReaction: Reaction<FactsRoom> = { group: 'insights.rows', topics: ['cases'], on: ROW_HANDLERS };
