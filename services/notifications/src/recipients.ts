import { whoGot } from './receipts.ts';
import type { NotificationsRoom } from './room.ts';
import { type Concerns, type Confirmed, isPaused, matchedCountries } from './subscription/index.ts';

const PAGE = 500;

/** A subscriber who may be mailed now: confirmed, and not holding mails back. */
export interface Subscriber {
  readonly id: string;
  readonly state: Confirmed;
}

/** Whoever chose what a warning is about, and had confirmed by then. Page by page. */
export async function* matching(
  room: NotificationsRoom,
  warning: Concerns,
  confirmedBy: number,
): AsyncGenerator<readonly Subscriber[]> {
  const { documents } = room.subscriptions;
  const where = { status: 'confirmed', countries: { containsAny: warning.countries } };
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof documents.page>> = await documents.page({ where, after, limit: PAGE });
    yield page.rows
      .flatMap(({ doc }) => mailable(room, doc.id, room.subscriptions.stateIn(doc)))
      .filter(({ state }) => Date.parse(state.confirmedAt) <= confirmedBy)
      .filter(({ state }) => matchedCountries(state.choice, warning).length > 0);
    if (page.next === null) return;
    after = page.next;
  }
}

/** Whoever got a version before this one, whatever they choose now. Page by page. */
export async function* informed(
  room: NotificationsRoom,
  warningId: string,
  before: number,
): AsyncGenerator<readonly Subscriber[]> {
  for await (const ids of whoGot(room, warningId, before)) yield subscribers(room, ids);
}

/** Those of the subscriptions who may be mailed now. */
export async function subscribers(room: NotificationsRoom, ids: readonly string[]): Promise<readonly Subscriber[]> {
  const found = await room.subscriptions.documents.getMany(ids);
  return found.flatMap(({ doc }) => mailable(room, doc.id, room.subscriptions.stateIn(doc)));
}

function mailable(
  { resources }: NotificationsRoom,
  id: string,
  state: ReturnType<NotificationsRoom['subscriptions']['stateIn']>,
): readonly Subscriber[] {
  return state.status === 'confirmed' && !isPaused(state, resources.clock.now()) ? [{ id, state }] : [];
}
