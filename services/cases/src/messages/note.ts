import type { Decider } from '@sinan/aggregate';
import { type CaseStatus, type Id, Refusal } from '@sinan/schema';
import { type NotedCall, notedCall, type StatedCall } from './call.ts';
import { type By, checkOwn, checkTakes } from './said.ts';

/** An internal note (内部备注) on a case, which may keep a call: of the centre that holds it and of the nation's staff, and never anybody else's. */
export type NoteState = { readonly status: 'none' } | SaidNote | WithdrawnNote;
interface Written extends By {
  readonly caseId: Id<'case'>;
  /** Which held the case then. */
  readonly centreId: Id<'centre'>;
}
export interface SaidNote extends Written {
  readonly status: 'said';
  readonly text: string;
  /** Of the call that it keeps (通话记录); null for a plain note. */
  readonly call: NotedCall | null;
  readonly correctedAt: string | null;
}
export interface WithdrawnNote extends Written {
  readonly status: 'withdrawn';
  readonly withdrawnAt: string;
}

export type NoteCommand = WriteNote | CorrectNote | WithdrawNote | ForgetNote;
/** `caseStatus` is the look-up's result. */
interface Asked extends By {
  readonly caseStatus: CaseStatus;
}
export interface WriteNote extends Asked {
  readonly type: 'WriteNote';
  readonly caseId: Id<'case'>;
  readonly centreId: Id<'centre'>;
  readonly text: string;
  readonly call: StatedCall | null;
}
export interface CorrectNote extends Asked {
  readonly type: 'CorrectNote';
  readonly text: string;
  /** Null leaves what is kept of a call as it stands. */
  readonly call: StatedCall | null;
}
export interface WithdrawNote extends Asked {
  readonly type: 'WithdrawNote';
}

/** With who wrote it: as if it had been taken back, at whatever time. */
export interface ForgetNote {
  readonly type: 'ForgetNote';
  readonly at: string;
}

export type NoteEvent = NoteWritten | NoteCorrected | NoteWithdrawn;
export interface NoteWritten {
  readonly type: 'NoteWritten';
  readonly caseId: Id<'case'>;
  readonly centreId: Id<'centre'>;
  readonly writtenBy: Id<'person'>;
  readonly writtenAt: string;
  /** Missing in what version 1 wrote. */
  readonly call?: NotedCall | null;
  readonly personal: { readonly text: string };
}
export interface NoteCorrected {
  readonly type: 'NoteCorrected';
  readonly caseId: Id<'case'>;
  readonly correctedAt: string;
  /** As it stands from then on. Missing in what version 1 wrote. */
  readonly call?: NotedCall | null;
  readonly personal: { readonly text: string };
}
export interface NoteWithdrawn {
  readonly type: 'NoteWithdrawn';
  readonly caseId: Id<'case'>;
  readonly withdrawnAt: string;
}

export const noteDecider: Decider<NoteState, NoteCommand, NoteEvent> = {
  name: 'note',
  version: 2,
  initial: { status: 'none' },
  decide,
  evolve,
  upcast,
};

type NoteStateV1 = Exclude<NoteState, SaidNote> | Omit<SaidNote, 'call'>;

/** Version 1 knew no calls. */
function upcast(state: unknown, version: number): NoteState {
  if (version >= 2) return state as NoteState;
  const stored = state as NoteStateV1;
  return stored.status === 'said' ? { ...stored, call: null } : stored;
}

function decide(command: NoteCommand, state: NoteState): readonly NoteEvent[] {
  switch (command.type) {
    case 'WriteNote': {
      if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
      checkTakes(command.caseStatus);
      const { caseId, centreId, by: writtenBy, at: writtenAt, text } = command;
      const call = command.call && notedCall(command.call, { now: writtenAt, writtenAt, before: null });
      return [{ type: 'NoteWritten', caseId, centreId, writtenBy, writtenAt, call, personal: { text } }];
    }
    case 'CorrectNote': {
      const { caseId, at: writtenAt, call: before } = said(own(command, state));
      const { at: correctedAt, text } = command;
      const call = command.call ? notedCall(command.call, { now: correctedAt, writtenAt, before }) : before;
      return [{ type: 'NoteCorrected', caseId, correctedAt, call, personal: { text } }];
    }
    case 'WithdrawNote': {
      const { caseId } = own(command, state);
      return [{ type: 'NoteWithdrawn', caseId, withdrawnAt: command.at }];
    }
    case 'ForgetNote': {
      if (state.status === 'none') throw new Refusal('NOT_FOUND');
      const { caseId, status } = state;
      return status === 'withdrawn' ? [] : [{ type: 'NoteWithdrawn', caseId, withdrawnAt: command.at }];
    }
    default:
      return command satisfies never;
  }
}

function own(command: CorrectNote | WithdrawNote, state: NoteState): SaidNote | WithdrawnNote {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  checkOwn(command, state);
  checkTakes(command.caseStatus);
  return state;
}

function evolve(state: NoteState, event: NoteEvent): NoteState {
  switch (event.type) {
    case 'NoteWritten': {
      const { caseId, centreId, writtenBy: by, writtenAt: at, personal } = event;
      const [text, call] = [personal?.text ?? '', event.call ?? null];
      return { caseId, centreId, by, at, status: 'said', text, call, correctedAt: null };
    }
    case 'NoteCorrected': {
      const { correctedAt, personal, call } = event;
      return { ...said(state), text: personal?.text ?? '', call: call ?? null, correctedAt };
    }
    case 'NoteWithdrawn': {
      const { text: _, call: __, correctedAt: ___, ...written } = said(state);
      return { ...written, status: 'withdrawn', withdrawnAt: event.withdrawnAt };
    }
    default:
      return event satisfies never;
  }
}

function said(state: NoteState): SaidNote {
  if (state.status !== 'said') throw new Error('only a note that stands is corrected or withdrawn');
  return state;
}
