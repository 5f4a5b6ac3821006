import {
  asking,
  builder,
  CaseRef,
  expected,
  isNode,
  known,
  MessageRef,
  NoteRef,
  PersonRef,
  pageArgs,
  retryArgs,
  runs,
  toConnection,
} from '@sinan/schema/graphql';
import { type CaseSideRef, INSTANT } from '../graphql/case-parts.ts';
import { type CallTypes, callTypes } from './call-types.ts';
import * as commands from './commands.ts';
import { listMessages, listNotes } from './queries.ts';

/** Registers the fields of messages and notes, once. */
export function registerMessages(side: CaseSideRef): void {
  const calls = callTypes();
  registerTypes(side, calls);
  registerReading();
  registerMessaging();
  registerNoting(calls);
}

const WITHDRAWN = { nullable: true, description: 'Null once it was withdrawn.' } as const;
const WHO = { type: PersonRef, nullable: true, description: 'Null for a reader who may not see the person.' } as const;

function registerTypes(side: CaseSideRef, { noted }: CallTypes): void {
  builder.objectType(MessageRef, {
    description: 'A message of a case (留言), seen by whoever is on a side of it now.',
    isTypeOf: isNode('message'),
    fields: (t) => ({
      case: t.field({ type: CaseRef, nullable: true, resolve: (view) => view.caseId }),
      side: t.field({ type: side, resolve: (view) => view.side }),
      by: t.field({ ...WHO, resolve: (view) => view.by }),
      at: t.exposeString('at', INSTANT),
      text: t.exposeString('text', WITHDRAWN),
      correctedAt: t.exposeString('correctedAt', { nullable: true, ...INSTANT }),
      withdrawnAt: t.exposeString('withdrawnAt', { nullable: true, ...INSTANT }),
    }),
  });
  builder.objectType(NoteRef, {
    description: 'An internal note on a case (内部备注): for the centre that holds it and the nation’s staff alone.',
    isTypeOf: isNode('note'),
    fields: (t) => ({
      case: t.field({ type: CaseRef, nullable: true, resolve: (view) => view.caseId }),
      by: t.field({ ...WHO, resolve: (view) => view.by }),
      at: t.exposeString('at', INSTANT),
      text: t.exposeString('text', WITHDRAWN),
      call: t.field({
        description: 'Null for a note that keeps none, and once it was withdrawn.',
        type: noted,
        nullable: true,
        resolve: (view) => view.call,
      }),
      correctedAt: t.exposeString('correctedAt', { nullable: true, ...INSTANT }),
      withdrawnAt: t.exposeString('withdrawnAt', { nullable: true, ...INSTANT }),
    }),
  });
}

function registerReading(): void {
  const messages = builder.connectionObject({ type: MessageRef, name: 'MessageConnection' });
  const notes = builder.connectionObject({ type: NoteRef, name: 'NoteConnection' });
  builder.objectFields(CaseRef, (t) => ({
    messages: t.field({
      description: 'Between the enterprise, its centre and the expert, newest first.',
      type: messages,
      args: pageArgs,
      resolve: async ({ id: caseId }, { first, after }, { ask }) =>
        toConnection(await ask(listMessages, { caseId, first: first ?? 20, after })),
    }),
    notes: t.field({
      description: 'Of the centre’s staff and the nation’s, newest first; none for anybody else.',
      type: notes,
      args: pageArgs,
      resolve: async ({ id: caseId }, { first, after }, { ask }) =>
        toConnection(await ask(listNotes, { caseId, first: first ?? 20, after })),
    }),
  }));
}

function registerMessaging(): void {
  const sending = builder.inputType('SendMessageInput', {
    fields: (t) => ({ caseId: t.id({ required: true }), text: t.string({ required: true }) }),
  });
  const correcting = builder.inputType('CorrectMessageInput', {
    fields: (t) => ({ messageId: t.id({ required: true }), text: t.string({ required: true }) }),
  });
  const withdrawing = builder.inputType('WithdrawMessageInput', {
    fields: (t) => ({ messageId: t.id({ required: true }) }),
  });
  const onMessage = (operation: { readonly name: string }) => ({ type: MessageRef, ...runs(operation), ...expected });
  builder.mutationFields((t) => ({
    sendMessage: t.field({
      description: 'Sends a message in a case, as somebody on a side of it.',
      ...onMessage(commands.sendMessage),
      args: { input: t.arg({ type: sending, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.sendMessage, { ...input, caseId: known('case', input.caseId) }),
    }),
    correctMessage: t.field({
      description: 'Corrects one’s own message, within 15 minutes.',
      ...onMessage(commands.correctMessage),
      args: { input: t.arg({ type: correcting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.correctMessage, { ...input, messageId: known('message', input.messageId) }),
    }),
    withdrawMessage: t.field({
      description: 'Takes one’s own message back, within 15 minutes.',
      ...onMessage(commands.withdrawMessage),
      args: { input: t.arg({ type: withdrawing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.withdrawMessage, { messageId: known('message', input.messageId) }),
    }),
  }));
}

function registerNoting({ stated }: CallTypes): void {
  const writing = builder.inputType('WriteNoteInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      text: t.string({ required: true }),
      call: t.field({ type: stated, description: 'Of the call that is noted.' }),
    }),
  });
  const correcting = builder.inputType('CorrectNoteInput', {
    fields: (t) => ({
      noteId: t.id({ required: true }),
      text: t.string({ required: true }),
      call: t.field({ type: stated, description: 'Left out, what is kept of a call stays as it is.' }),
    }),
  });
  const withdrawing = builder.inputType('WithdrawNoteInput', {
    fields: (t) => ({ noteId: t.id({ required: true }) }),
  });
  const onNote = (operation: { readonly name: string }) => ({ type: NoteRef, ...runs(operation), ...expected });
  builder.mutationFields((t) => ({
    writeNote: t.field({
      description: 'Writes an internal note on a case. For its centre’s staff, the nation’s, and who supervises.',
      ...onNote(commands.writeNote),
      args: { input: t.arg({ type: writing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.writeNote, { ...input, caseId: known('case', input.caseId) }),
    }),
    correctNote: t.field({
      description: 'Corrects one’s own note, within 15 minutes.',
      ...onNote(commands.correctNote),
      args: { input: t.arg({ type: correcting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.correctNote, { ...input, noteId: known('note', input.noteId) }),
    }),
    withdrawNote: t.field({
      description: 'Takes one’s own note back, within 15 minutes.',
      ...onNote(commands.withdrawNote),
      args: { input: t.arg({ type: withdrawing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(commands.withdrawNote, { noteId: known('note', input.noteId) }),
    }),
  }));
}
