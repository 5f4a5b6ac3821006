import type { Decider } from '@sinan/aggregate';
import {
  type AcceptCase,
  accept,
  accepted,
  type CaseAccepted,
  type CaseDeclined,
  type DeclineCase,
  decline,
  declined,
} from './acceptance.ts';
import {
  type ArchiveCase,
  archive,
  archived,
  type CaseArchived,
  type CaseTerminated,
  type TerminateCase,
  terminate,
  terminated,
} from './ending.ts';
import { type FilerLeaves, type FilerLeft, filerLeaves, filerLeft } from './filer.ts';
import { type ForgetWords, forgetWords, type WordsForgotten, wordsForgotten } from './forgetting.ts';
import {
  type BeginGuidance,
  beginGuidance,
  type CaseClosed,
  type CloseCase,
  close,
  closed,
  type GuidanceBegun,
  guidanceBegun,
} from './guidance.ts';
import {
  type AcceptHandOver,
  acceptHandOver,
  type HandOverAccepted,
  type HandOverOffered,
  type HandOverReturned,
  handOverAccepted,
  handOverOffered,
  handOverReturned,
  type OfferHandOver,
  offerHandOver,
  type ReturnHandOver,
  returnHandOver,
} from './hand-over.ts';
import {
  type DraftOpinion,
  draftOpinion,
  type IssueOpinion,
  issueOpinion,
  type OpinionDrafted,
  type OpinionIssued,
  type OpinionReturned,
  type OpinionRevised,
  opinionIssued,
  opinionReturned,
  opinionWritten,
  type ReturnOpinion,
  type ReviseOpinion,
  returnOpinion,
  reviseOpinion,
} from './opinion.ts';
import type { CaseState } from './state.ts';
import { type CaseSubmitted, type FileCase, file, submitted } from './submission.ts';
import {
  type MaterialsSupplied,
  materialsSupplied,
  type RequestSupplement,
  requestSupplement,
  type SupplementRequested,
  type SupplyMaterials,
  supplementRequested,
  supplyMaterials,
} from './supplement.ts';
import { upcast } from './upcast.ts';
import {
  type AssignExpert,
  assignExpert,
  type BarPerson,
  barPerson,
  type ExpertAssigned,
  type ExpertReleased,
  expertAssigned,
  expertReleased,
  type PersonBarred,
  personBarred,
  type ReleaseExpert,
  releaseExpert,
} from './wall.ts';

export type { CaseAccepted } from './acceptance.ts';
export { OWN_WORDS } from './forgetting.ts';
export type { OpinionIssued } from './opinion.ts';
export type { ByStaff } from './rules.ts';
export type * from './state.ts';
export type { CaseSubmitted, FileCase } from './submission.ts';
export type { ExpertAssigned } from './wall.ts';

export type CaseCommand =
  | FileCase
  | RequestSupplement
  | SupplyMaterials
  | AcceptCase
  | DeclineCase
  | BeginGuidance
  | DraftOpinion
  | ReviseOpinion
  | ReturnOpinion
  | IssueOpinion
  | CloseCase
  | TerminateCase
  | ArchiveCase
  | OfferHandOver
  | AcceptHandOver
  | ReturnHandOver
  | AssignExpert
  | ReleaseExpert
  | BarPerson
  | ForgetWords
  | FilerLeaves;

export type CaseEvent =
  | CaseSubmitted
  | SupplementRequested
  | MaterialsSupplied
  | CaseAccepted
  | CaseDeclined
  | GuidanceBegun
  | OpinionDrafted
  | OpinionRevised
  | OpinionReturned
  | OpinionIssued
  | CaseClosed
  | CaseTerminated
  | CaseArchived
  | HandOverOffered
  | HandOverAccepted
  | HandOverReturned
  | ExpertAssigned
  | ExpertReleased
  | PersonBarred
  | WordsForgotten
  | FilerLeft;

/** The whole life of a case, each phase in a file of its own. */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  name: 'case',
  version: 3,
  initial: { status: 'none' },
  decide,
  evolve,
  upcast,
};

function decide(command: CaseCommand, state: CaseState): readonly CaseEvent[] {
  switch (command.type) {
    case 'FileCase':
      return file(command, state);
    case 'RequestSupplement':
      return requestSupplement(command, state);
    case 'SupplyMaterials':
      return supplyMaterials(command, state);
    case 'AcceptCase':
      return accept(command, state);
    case 'DeclineCase':
      return decline(command, state);
    case 'BeginGuidance':
      return beginGuidance(command, state);
    case 'DraftOpinion':
      return draftOpinion(command, state);
    case 'ReviseOpinion':
      return reviseOpinion(command, state);
    case 'ReturnOpinion':
      return returnOpinion(command, state);
    case 'IssueOpinion':
      return issueOpinion(command, state);
    case 'CloseCase':
      return close(command, state);
    case 'TerminateCase':
      return terminate(command, state);
    case 'ArchiveCase':
      return archive(command, state);
    case 'OfferHandOver':
      return offerHandOver(command, state);
    case 'AcceptHandOver':
      return acceptHandOver(command, state);
    case 'ReturnHandOver':
      return returnHandOver(command, state);
    case 'AssignExpert':
      return assignExpert(command, state);
    case 'ReleaseExpert':
      return releaseExpert(command, state);
    case 'BarPerson':
      return barPerson(command, state);
    case 'ForgetWords':
      return forgetWords(command, state);
    case 'FilerLeaves':
      return filerLeaves(command, state);
    default:
      return command satisfies never;
  }
}

function evolve(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'CaseSubmitted':
      return submitted(event);
    case 'SupplementRequested':
      return supplementRequested(state, event);
    case 'MaterialsSupplied':
      return materialsSupplied(state, event);
    case 'CaseAccepted':
      return accepted(state, event);
    case 'CaseDeclined':
      return declined(state, event);
    case 'GuidanceBegun':
      return guidanceBegun(state, event);
    case 'OpinionDrafted':
    case 'OpinionRevised':
      return opinionWritten(state, event);
    case 'OpinionReturned':
      return opinionReturned(state, event);
    case 'OpinionIssued':
      return opinionIssued(state, event);
    case 'CaseClosed':
      return closed(state, event);
    case 'CaseTerminated':
      return terminated(state, event);
    case 'CaseArchived':
      return archived(state, event);
    case 'HandOverOffered':
      return handOverOffered(state, event);
    case 'HandOverAccepted':
      return handOverAccepted(state, event);
    case 'HandOverReturned':
      return handOverReturned(state, event);
    case 'ExpertAssigned':
      return expertAssigned(state, event);
    case 'ExpertReleased':
      return expertReleased(state);
    case 'PersonBarred':
      return personBarred(state, event);
    case 'WordsForgotten':
      return wordsForgotten(state, event);
    case 'FilerLeft':
      return filerLeft(state);
    default:
      return event satisfies never;
  }
}
