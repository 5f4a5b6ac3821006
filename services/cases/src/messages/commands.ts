import {
  CALL_DIRECTIONS,
  CALL_SIDES,
  type Call,
  command,
  type Duty,
  holds,
  type Id,
  idOf,
  prose,
  Refusal,
  statedInstant,
} from '@sinan/schema';
import type { MessageView, NoteView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import {
  type AskedOn,
  askedOn,
  checkDuty,
  onCase,
  SPEAKS,
  type Standing,
  standingOf,
  standingOn,
} from '../standing.ts';
import type { StatedCall } from './call.ts';
import type { MessageCommand } from './message.ts';
import type { NoteCommand } from './note.ts';
import { messageView, noteView } from './view.ts';

const text = prose(4_000);
const caseId = idOf('case');
const messageId = idOf('message');
const noteId = idOf('note');

const MOST_MINUTES = 600;
const callInput = z.strictObject({
  with: z.enum(CALL_SIDES.map(({ code }) => code)),
  direction: z.enum(CALL_DIRECTIONS.map(({ code }) => code)),
  at: statedInstant.nullish(),
  answered: z.boolean(),
  minutes: z.int().min(0).max(MOST_MINUTES).nullish(),
});
const noted = { text, call: callInput.nullish() } as const;

/** Who of a centre keeps notes: all who work on its cases, and who supervises them. */
const NOTES: readonly Duty[] = [...SPEAKS, 'experts', 'seal', 'archivist'];
const notes = { duty: [...NOTES, 'supervisor'] } as const;

/**
 * Sends a message in a case, as somebody on a side of it: `NOT_FOUND` for what the actor may not see, `FORBIDDEN` for who sees it and has no
 * part in it, `STATE_CONFLICT` once it is archived.
 */
export const sendMessage = command({
  name: 'cases.sendMessage',
  access: 'signed-in',
  input: z.strictObject({ caseId, text }),
  async run(room: CasesRoom, call, { caseId, text }): Promise<MessageView> {
    const standing = await standingOn(room, call.actor, caseId);
    if (standing.side === 'centre') checkDuty(room, call.actor, standing, SPEAKS);
    const { side } = standing;
    const command: MessageCommand = {
      type: 'SendMessage',
      on: onCase(caseId, standing),
      side,
      text,
      ...askedOn(room, call, standing),
    };
    return present(await room.messages.execute({ call, command }), messageView);
  },
});

/** Corrects one's own message within 15 minutes; the history keeps what it was. `FORBIDDEN` for another's, `CORRECTION_OVER` after that. */
export const correctMessage = command({
  name: 'cases.correctMessage',
  access: 'signed-in',
  input: z.strictObject({ messageId, text }),
  run: (room: CasesRoom, call, { messageId, text }): Promise<MessageView> =>
    onMessage(room, call, messageId, (by) => ({ type: 'CorrectMessage', text, ...by })),
});

/** Takes one's own message back within 15 minutes: nobody reads it any more, and that there was one stays. */
export const withdrawMessage = command({
  name: 'cases.withdrawMessage',
  access: 'signed-in',
  input: z.strictObject({ messageId }),
  run: (room: CasesRoom, call, { messageId }): Promise<MessageView> =>
    onMessage(room, call, messageId, (by) => ({ type: 'WithdrawMessage', ...by })),
});

/**
 * Writes an internal note on a case, with what is kept of a call where it is of one: for the staff of the centre that holds it, of the nation, and who
 * supervises. `FORBIDDEN` for others who see it, `INVALID_INPUT` for a call that is still to come, was over thirty days ago, or has a length though
 * nobody answered.
 */
export const writeNote = command({
  name: 'cases.writeNote',
  access: notes,
  input: z.strictObject({ caseId, ...noted }),
  async run(room: CasesRoom, call, { caseId, text, call: stated }): Promise<NoteView> {
    const standing = await notingOn(room, call, caseId);
    const { centreId } = standing.state;
    const said = { caseId, centreId, text, call: statedIn(stated) };
    const command: NoteCommand = { type: 'WriteNote', ...said, ...askedOn(room, call, standing) };
    return present(await room.notes.execute({ call, command }), noteView);
  },
});

/** Corrects one's own note, as a message is corrected, and what it keeps of a call where that is stated anew. */
export const correctNote = command({
  name: 'cases.correctNote',
  access: notes,
  input: z.strictObject({ noteId, ...noted }),
  run: (room: CasesRoom, call, { noteId, text, call: stated }): Promise<NoteView> =>
    onNote(room, call, noteId, (by) => ({ type: 'CorrectNote', text, call: statedIn(stated), ...by })),
});

/** Takes one's own note back, as a message is. */
export const withdrawNote = command({
  name: 'cases.withdrawNote',
  access: notes,
  input: z.strictObject({ noteId }),
  run: (room: CasesRoom, call, { noteId }): Promise<NoteView> =>
    onNote(room, call, noteId, (by) => ({ type: 'WithdrawNote', ...by })),
});

async function onMessage(room: CasesRoom, call: Call, id: Id<'message'>, asks: (by: AskedOn) => MessageCommand) {
  const found = await room.messages.load(id);
  if (found === null || found.state.status === 'none') throw new Refusal('NOT_FOUND');
  const standing = await standingOf(room, call.actor, found.state.caseId);
  return present(await room.messages.execute({ call, id, command: asks(askedOn(room, call, standing)) }), messageView);
}

async function onNote(room: CasesRoom, call: Call, id: Id<'note'>, asks: (by: AskedOn) => NoteCommand) {
  const found = await room.notes.load(id);
  if (found === null || found.state.status === 'none') throw new Refusal('NOT_FOUND');
  const standing = await standingOf(room, call.actor, found.state.caseId);
  if (standing.side !== 'centre') throw new Refusal('NOT_FOUND');
  return present(await room.notes.execute({ call, id, command: asks(askedOn(room, call, standing)) }), noteView);
}

function statedIn(call: z.infer<typeof noted.call>): StatedCall | null {
  return call ? { ...call, at: call.at ?? null, minutes: call.minutes ?? null } : null;
}

async function notingOn(room: CasesRoom, call: Call, caseId: Id<'case'>): Promise<Standing> {
  const standing = await standingOn(room, call.actor, caseId);
  if (standing.side !== 'centre') throw new Refusal('FORBIDDEN');
  if (!holds(call.actor, 'supervisor')) checkDuty(room, call.actor, standing, NOTES);
  return standing;
}

function present<State, View>(
  { id, state }: { readonly id: string; readonly state: State },
  view: (id: string, state: State) => View | null,
): View {
  const shown = view(id, state);
  if (shown === null) throw new Refusal('NOT_FOUND');
  return shown;
}
