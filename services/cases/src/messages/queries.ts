import type { AggregateDoc, Handler } from '@sinan/aggregate';
import { type Actor, type Id, idList, idOf, paging, query, type Slice } from '@sinan/schema';
import type { MessageView, NoteView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import type { Side } from '../sides.ts';
import { standingsOn } from '../standing.ts';
import type { MessageState } from './message.ts';
import type { NoteState } from './note.ts';
import { messageView, noteView } from './view.ts';

const ofCase = z.strictObject({ ...paging, caseId: idOf('case') });
/** Who reads messages: whoever is on a side of the case. Notes stay on one side. */
const ANY: readonly Side[] = ['applicant', 'centre', 'expert'];
const CENTRE: readonly Side[] = ['centre'];

/** The messages of a case, newest first; none for who is on no side of it. */
export const listMessages = query({
  name: 'cases.messages',
  access: 'signed-in',
  input: ofCase,
  run: (room: CasesRoom, { actor }, asked): Promise<Slice<MessageView>> =>
    listOf(room, actor, asked, { kept: room.messages, sides: ANY, view: messageView }),
});

/** The internal notes on a case, newest first; none for who is not of the centre that holds it, nor of the nation's staff. */
export const listNotes = query({
  name: 'cases.notes',
  access: 'signed-in',
  input: ofCase,
  run: (room: CasesRoom, { actor }, asked): Promise<Slice<NoteView>> =>
    listOf(room, actor, asked, { kept: room.notes, sides: CENTRE, view: noteView }),
});

/** The loader of `Message`: in order, null alike for what is not there and for what the actor may not see. */
export const messagesByIds = query({
  name: 'cases.messagesByIds',
  access: 'anyone',
  input: idList,
  run: (room: CasesRoom, { actor }, { ids }) =>
    byIds(room, actor, ids, { kept: room.messages, sides: ANY, view: messageView }),
});

/** The loader of `Note`. */
export const notesByIds = query({
  name: 'cases.notesByIds',
  access: 'anyone',
  input: idList,
  run: (room: CasesRoom, { actor }, { ids }) =>
    byIds(room, actor, ids, { kept: room.notes, sides: CENTRE, view: noteView }),
});

/** Where it is kept, which sides read it, and how. */
interface Shelf<State, View> {
  readonly kept: Pick<Handler<State, never>, 'documents' | 'stateIn'>;
  readonly sides: readonly Side[];
  readonly view: (id: string, state: State) => View | null;
}
interface Asked {
  readonly caseId: Id<'case'>;
  readonly first: number;
  readonly after?: string | null | undefined;
}

async function listOf<State extends MessageState | NoteState, View>(
  room: CasesRoom,
  actor: Actor,
  { caseId, first, after }: Asked,
  { kept, sides, view }: Shelf<State, View>,
): Promise<Slice<View>> {
  const side = (await standingsOn(room, actor, [caseId])).get(caseId)?.side;
  if (!side || !sides.includes(side)) return { items: [], cursors: [], hasMore: false };
  const orderBy = { field: 'at', direction: 'desc' } as const;
  const page = await kept.documents.page({ where: { caseId }, orderBy, after: after ?? null, limit: first });
  const items = page.rows.flatMap(({ doc }) => view(doc.id, kept.stateIn(doc)) ?? []);
  return { items, cursors: page.cursors, hasMore: page.next !== null };
}

async function byIds<State extends MessageState | NoteState, View>(
  room: CasesRoom,
  actor: Actor,
  ids: readonly string[],
  { kept, sides, view }: Shelf<State, View>,
): Promise<readonly (View | null)[]> {
  const docs = (await kept.documents.getMany(ids)).map(({ doc }) => doc);
  const standings = await standingsOn(
    room,
    actor,
    docs.map((doc) => caseIdOf(kept.stateIn(doc))),
  );
  const seen = (doc: AggregateDoc<State>) => {
    const side = standings.get(caseIdOf(kept.stateIn(doc)))?.side;
    return side !== undefined && sides.includes(side);
  };
  const byId = new Map(docs.filter(seen).map((doc) => [doc.id, view(doc.id, kept.stateIn(doc))]));
  return ids.map((id) => byId.get(id) ?? null);
}

function caseIdOf(state: MessageState | NoteState): Id<'case'> {
  if (state.status === 'none') throw new Error('what is stored was written on a case');
  return state.caseId;
}
