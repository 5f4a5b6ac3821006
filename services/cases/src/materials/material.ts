import type { Decider } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import { type Id, Refusal, type Secrecy } from '@sinan/schema';
import { type By, checkTakes } from '../messages/said.ts';
import type { Side } from '../sides.ts';
import type { AskedOn, OnCase } from '../standing.ts';

/**
 * A material (材料) of a case: a file, what it is, and who may open it. An aggregate of its own, like a message: its case says whether it takes one,
 * and who sees it follows the case as it is read.
 */
export type MaterialState = { readonly status: 'none' } | KeptMaterial | WithdrawnMaterial;
export interface About {
  /** A code of the materials' kinds. */
  readonly kind: string;
  readonly secrecy: Secrecy;
  /** Whether who sent it agrees that the expert who advises opens it, who may be abroad. */
  readonly expertMayRead: boolean;
}
interface Added extends OnCase, By, About {
  readonly side: Side;
  readonly bytes: number;
}
export interface KeptMaterial extends Added {
  readonly status: 'kept';
  readonly fileId: FileId;
  readonly mediaType: string;
  readonly name: string;
}
export interface WithdrawnMaterial extends Added {
  readonly status: 'withdrawn';
  readonly withdrawnAt: string;
}

/** A file as the upload was; its name is its sender's. */
export interface SentFile {
  readonly fileId: FileId;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
}
export interface AddMaterial extends AskedOn {
  readonly type: 'AddMaterial';
  readonly on: OnCase;
  readonly side: Side;
  readonly about: About;
  readonly file: SentFile;
}
export interface WithdrawMaterial extends AskedOn {
  readonly type: 'WithdrawMaterial';
}
/** With who added it: the file is the case's, which is kept by law; the name under which they sent it is theirs. */
export interface ForgetMaterial {
  readonly type: 'ForgetMaterial';
}
export type MaterialCommand = AddMaterial | WithdrawMaterial | ForgetMaterial;

export interface MaterialAdded extends OnCase, About {
  readonly type: 'MaterialAdded';
  readonly side: Side;
  readonly fileId: FileId;
  readonly bytes: number;
  readonly mediaType: string;
  readonly addedBy: Id<'person'>;
  readonly addedAt: string;
  readonly personal?: { readonly name: string };
}
export interface MaterialWithdrawn {
  readonly type: 'MaterialWithdrawn';
  readonly caseId: Id<'case'>;
  readonly withdrawnAt: string;
}
/** The name under which somebody sent it is forgotten. */
export interface MaterialUnnamed {
  readonly type: 'MaterialUnnamed';
  readonly caseId: Id<'case'>;
}
export type MaterialEvent = MaterialAdded | MaterialWithdrawn | MaterialUnnamed;

export const materialDecider: Decider<MaterialState, MaterialCommand, MaterialEvent> = {
  name: 'material',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: MaterialCommand, state: MaterialState): readonly MaterialEvent[] {
  switch (command.type) {
    case 'AddMaterial':
      return added(command, state);
    case 'WithdrawMaterial':
      return [{ type: 'MaterialWithdrawn', caseId: own(command, state).caseId, withdrawnAt: command.at }];
    case 'ForgetMaterial':
      return forgotten(state);
    default:
      return command satisfies never;
  }
}

function forgotten(state: MaterialState): readonly MaterialEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const isNamed = state.status === 'kept' && state.name !== '';
  return isNamed ? [{ type: 'MaterialUnnamed', caseId: state.caseId }] : [];
}

function added(command: AddMaterial, state: MaterialState): readonly MaterialEvent[] {
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  checkTakes(command.caseStatus);
  const { on, side, about, by: addedBy, at: addedAt } = command;
  const { name, ...file } = command.file;
  return [{ type: 'MaterialAdded', ...on, side, ...about, ...file, addedBy, addedAt, personal: { name } }];
}

/** What was sent by mistake is taken back as long as the case takes files; what is archived stays. */
function own({ by, caseStatus }: WithdrawMaterial, state: MaterialState): KeptMaterial {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (state.by !== by) throw new Refusal('FORBIDDEN');
  if (state.status === 'withdrawn') throw new Refusal('STATE_CONFLICT', { state: 'withdrawn' });
  checkTakes(caseStatus);
  return state;
}

function evolve(state: MaterialState, event: MaterialEvent): MaterialState {
  switch (event.type) {
    case 'MaterialAdded': {
      const { type: _, addedBy: by, addedAt: at, personal, ...added } = event;
      return { ...added, by, at, status: 'kept', name: personal?.name ?? '' };
    }
    case 'MaterialWithdrawn': {
      if (state.status !== 'kept') throw new Error('only a material that is kept is withdrawn');
      const { fileId: _, mediaType: __, name: ___, ...added } = state;
      return { ...added, status: 'withdrawn', withdrawnAt: event.withdrawnAt };
    }
    case 'MaterialUnnamed':
      return state.status === 'kept' ? { ...state, name: '' } : state;
    default:
      return event satisfies never;
  }
}
