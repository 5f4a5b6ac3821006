import type { Envelope } from '@sinan/schema';
import type { Move } from './facts.ts';
import { insertOnce } from './insert-once.ts';
import type { FactsRoom } from './room.ts';

type Place = Pick<Move, 'state' | 'centreId'>;
type Moved = Pick<Envelope, 'subject' | 'sequence'>;

/** A case that has just been filed comes to its first state and centre. */
export async function bookArrival(room: FactsRoom, event: Moved, year: number, place: Place): Promise<void> {
  await insertOnce(room.moves, [arrival(event, year, place)]);
}

/**
 * A case goes on: it leaves where it stood and comes to where it is. Where it stood is told by the moves before this event alone, so that an
 * event that comes again, however late, books the same. A case whose filing was passed over stands nowhere, and is not booked.
 */
export async function bookMove(room: FactsRoom, event: Moved, next: Partial<Place>): Promise<void> {
  const stood = await standingBefore(room, event);
  if (stood === null) return;
  const place = { state: stood.state, centreId: stood.centreId, ...next };
  if (place.state === stood.state && place.centreId === stood.centreId) return;
  const { caseId, year, state, centreId } = stood;
  const left: Move = { id: idOf(event, 'from'), caseId, year, state, centreId, weight: -1 };
  await insertOnce(room.moves, [left, arrival(event, year, place)]);
}

/** The last place that the case came to. Of one event's rows, `to` stands behind `from`. */
async function standingBefore({ moves }: FactsRoom, { subject, sequence }: Moved): Promise<Move | null> {
  const id = { gt: `${subject}/`, lt: `${subject}/${sequence}/` };
  const { rows } = await moves.page({ where: { id }, orderBy: { field: 'id', direction: 'desc' }, limit: 1 });
  return rows[0]?.doc ?? null;
}

function arrival(event: Moved, year: number, { state, centreId }: Place): Move {
  return { id: idOf(event, 'to'), caseId: event.subject, year, state, centreId, weight: 1 };
}

function idOf({ subject, sequence }: Moved, which: 'from' | 'to'): string {
  return `${subject}/${sequence}/${which}`;
}
