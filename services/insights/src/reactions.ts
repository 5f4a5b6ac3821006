import type { Reaction } from '@sinan/runtime';
import { type Envelope, EVENTS, type Id } from '@sinan/schema';
import { monthOf } from './calendar.ts';
import { insertOnce } from './insert-once.ts';
import { bookArrival, bookMove } from './moves.ts';
import { approvedRow, reversedRow } from './outcomes.ts';
import type { FactsRoom } from './room.ts';

type On = (room: FactsRoom, event: Envelope) => Promise<void>;

const onSubmitted: On = async (room, event) => {
  const { caseId, centreId, country, disputeType, rights, submittedAt } = EVENTS.caseSubmitted.data.parse(event.data);
  const { year, month } = monthOf(submittedAt);
  const id = `${caseId}/${event.sequence}`;
  await Promise.all([
    insertOnce(room.filings, [{ id: `${id}/filed`, caseId, year, month, country, disputeType }]),
    insertOnce(
      room.assertedRights,
      [...new Set(rights)].map((right) => ({ id: `${id}/${right}`, caseId, year, right })),
    ),
    bookArrival(room, event, year, { state: 'submitted', centreId }),
  ]);
};

const onAccepted: On = async (room, event) => {
  const { caseId, organisationId, centreId, acceptedAt } = EVENTS.caseAccepted.data.parse(event.data);
  const { year } = monthOf(acceptedAt);
  const id = `${caseId}/${event.sequence}/accepted`;
  await Promise.all([
    insertOnce(room.guidances, [{ id, caseId, year, centreId, registered: organisationId !== null }]),
    insertOnce(room.guidedEnterprises, enterpriseOf(organisationId, year)),
    bookMove(room, event, { state: 'accepted', centreId }),
  ]);
};

function enterpriseOf(organisationId: Id<'organisation'> | null, year: number) {
  return organisationId === null ? [] : [{ id: `${organisationId}/${year}`, year, organisationId }];
}

/** The case comes to this state. */
const movesTo =
  (state: string): On =>
  (room, event) =>
    bookMove(room, event, { state });

/** Another centre holds it now, in the state in which it was. */
const onHandedOver: On = async (room, event) => {
  const { centreId } = EVENTS.caseHandOverAccepted.data.parse(event.data);
  await bookMove(room, event, { centreId });
};

const onApproved: On = (room, event) =>
  insertOnce(room.outcomes, [approvedRow(event, EVENTS.outcomeApproved.data.parse(event.data))]);

const onReversed: On = (room, event) =>
  insertOnce(room.outcomes, [reversedRow(event, EVENTS.outcomeReversed.data.parse(event.data))]);

/** What each event of cases leads to: fact rows, the same however often it comes. */
export const HANDLERS: { readonly [type: string]: On } = {
  [EVENTS.caseSubmitted.type]: onSubmitted,
  [EVENTS.caseSupplementRequested.type]: movesTo('supplementing'),
  [EVENTS.caseSupplemented.type]: movesTo('submitted'),
  [EVENTS.caseAccepted.type]: onAccepted,
  [EVENTS.caseDeclined.type]: movesTo('declined'),
  [EVENTS.caseGuidanceBegun.type]: movesTo('guiding'),
  [EVENTS.caseClosed.type]: movesTo('closed'),
  [EVENTS.caseTerminated.type]: movesTo('terminated'),
  [EVENTS.caseArchived.type]: movesTo('archived'),
  [EVENTS.caseHandOverAccepted.type]: onHandedOver,
  [EVENTS.outcomeApproved.type]: onApproved,
  [EVENTS.outcomeReversed.type]: onReversed,
};

/** Writes the fact rows from which every figure is made. */
export const casesReaction: Reaction<FactsRoom> = { group: 'insights.cases', topics: ['cases'], on: HANDLERS };
