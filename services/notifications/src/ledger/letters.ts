import type { Letter } from '../letters.ts';
import type { NotificationsRoom } from '../room.ts';
import { standingsOf } from '../suppression/index.ts';
import { editionOf, letterIn } from '../warning-letters.ts';
import type { Entry } from './rows.ts';

/** So many ms old may letters be when they are written down as begun: who left before that is not written to. */
const FRESH_MS = 500;

/** The letters of who is next, read while those before them go out, and read anew when these have taken too long. Where mails have a pace, which is slower, they are not read before. */
export function readAhead(room: NotificationsRoom, entries: readonly Entry[]) {
  const { clock } = room.resources;
  if (Number.isFinite(room.dispatch.window)) return { entries, letters: () => lettersIn(room, entries) };
  const began = clock.now();
  const read = lettersIn(room, entries);
  // Whoever asks for them hears of it.
  read.catch(() => undefined);
  return {
    entries,
    letters: () => (Math.abs(clock.now() - began) <= FRESH_MS ? read : lettersIn(room, entries)),
  };
}

/** The letters of some of one shard's mails, as things stand now. `later`: it cannot be said yet whether to send it. */
export async function lettersIn(
  room: NotificationsRoom,
  entries: readonly Entry[],
): Promise<readonly (Letter | 'later')[]> {
  const content = entries[0]?.shard.content;
  if (content === undefined) return [];
  const readers = entries.map(({ subscriptionId }) => subscriptionId);
  const [edition, found] = await Promise.all([
    editionOf(room, content),
    room.subscriptions.documents.getMany(readers, 'once'),
  ]);
  const states = new Map(found.map(({ doc }) => [doc.id, room.subscriptions.stateIn(doc)]));
  const letters = await Promise.all(
    readers.map(async (id): Promise<Letter | 'later'> => {
      const state = states.get(id);
      if (state?.status !== 'confirmed') return { not: 'suppressed' };
      return letterIn(room, edition, { id, state }).catch(() => 'later');
    }),
  );
  const addressed = letters.map((letter) => (letter === 'later' || 'not' in letter ? null : letter.email));
  const standings = await standingsOf(room, addressed, content);
  return letters.map((letter, at) => {
    const standing = standings[at];
    if (standing === 'later') return 'later';
    return standing === 'never' ? { not: 'suppressed' } : letter;
  });
}
