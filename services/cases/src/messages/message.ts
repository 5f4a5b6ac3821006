import type { Decider } from '@sinan/aggregate';
import { type CaseStatus, type Id, Refusal } from '@sinan/schema';
import type { Side } from '../sides.ts';
import type { OnCase } from '../standing.ts';
import { type By, checkOwn, checkTakes } from './said.ts';

/**
 * A message (留言) of a case, between its enterprise, the centre that holds it and the expert who advises. An aggregate of its own: nothing
 * is decided together with the case but whether it takes messages, and who reads it follows the case as it is read.
 */
export type MessageState = { readonly status: 'none' } | SaidMessage | WithdrawnMessage;
interface Sent extends OnCase, By {
  readonly side: Side;
}
export interface SaidMessage extends Sent {
  readonly status: 'said';
  readonly text: string;
  readonly correctedAt: string | null;
}
export interface WithdrawnMessage extends Sent {
  readonly status: 'withdrawn';
  readonly withdrawnAt: string;
}

export type MessageCommand = SendMessage | CorrectMessage | WithdrawMessage | ForgetMessage;
/** `caseStatus` and `side` are the look-up's results. */
interface Asked extends By {
  readonly caseStatus: CaseStatus;
}
export interface SendMessage extends Asked {
  readonly type: 'SendMessage';
  readonly on: OnCase;
  readonly side: Side;
  readonly text: string;
}
export interface CorrectMessage extends Asked {
  readonly type: 'CorrectMessage';
  readonly text: string;
}
export interface WithdrawMessage extends Asked {
  readonly type: 'WithdrawMessage';
}

/** With who wrote it: as if it had been taken back, at whatever time. */
export interface ForgetMessage {
  readonly type: 'ForgetMessage';
  readonly at: string;
}

export type MessageEvent = MessageSent | MessageCorrected | MessageWithdrawn;
export interface MessageSent extends OnCase {
  readonly type: 'MessageSent';
  readonly side: Side;
  readonly sentBy: Id<'person'>;
  readonly sentAt: string;
  readonly personal: { readonly text: string };
}
export interface MessageCorrected {
  readonly type: 'MessageCorrected';
  readonly caseId: Id<'case'>;
  readonly correctedAt: string;
  readonly personal: { readonly text: string };
}
export interface MessageWithdrawn {
  readonly type: 'MessageWithdrawn';
  readonly caseId: Id<'case'>;
  readonly withdrawnAt: string;
}

export const messageDecider: Decider<MessageState, MessageCommand, MessageEvent> = {
  name: 'message',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: MessageCommand, state: MessageState): readonly MessageEvent[] {
  switch (command.type) {
    case 'SendMessage': {
      if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
      checkTakes(command.caseStatus);
      const { on, side, by: sentBy, at: sentAt, text } = command;
      return [{ type: 'MessageSent', ...on, side, sentBy, sentAt, personal: { text } }];
    }
    case 'CorrectMessage': {
      const { caseId } = own(command, state);
      return [{ type: 'MessageCorrected', caseId, correctedAt: command.at, personal: { text: command.text } }];
    }
    case 'WithdrawMessage': {
      const { caseId } = own(command, state);
      return [{ type: 'MessageWithdrawn', caseId, withdrawnAt: command.at }];
    }
    case 'ForgetMessage': {
      if (state.status === 'none') throw new Refusal('NOT_FOUND');
      const { caseId, status } = state;
      return status === 'withdrawn' ? [] : [{ type: 'MessageWithdrawn', caseId, withdrawnAt: command.at }];
    }
    default:
      return command satisfies never;
  }
}

function own(command: CorrectMessage | WithdrawMessage, state: MessageState): SaidMessage | WithdrawnMessage {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  checkOwn(command, state);
  checkTakes(command.caseStatus);
  return state;
}

function evolve(state: MessageState, event: MessageEvent): MessageState {
  switch (event.type) {
    case 'MessageSent': {
      const { type: _, sentBy: by, sentAt: at, personal, ...sent } = event;
      return { ...sent, by, at, status: 'said', text: personal?.text ?? '', correctedAt: null };
    }
    case 'MessageCorrected':
      return { ...said(state), text: event.personal?.text ?? '', correctedAt: event.correctedAt };
    case 'MessageWithdrawn': {
      const { text: _, correctedAt: __, ...sent } = said(state);
      return { ...sent, status: 'withdrawn', withdrawnAt: event.withdrawnAt };
    }
    default:
      return event satisfies never;
  }
}

function said(state: MessageState): SaidMessage {
  if (state.status !== 'said') throw new Error('only a message that stands is corrected or withdrawn');
  return state;
}
