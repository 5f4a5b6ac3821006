import { newId } from '@sinan/schema';
import {
  type Ahead,
  type InvitationCommand,
  type InvitationEvent,
  type InvitationState,
  invitationDecider,
} from '../invitation/index.ts';
import { AT, chosenWith, hangzhou, NOW, parties, person, shenzhen } from './examples.ts';

/** Staff who look for experts for every centre: for specs that are not about rights. */
const anywhere = { by: person(), worksAt: 'every centre', heldBy: shenzhen, at: AT } as const;
const filer = person();

const caseId = newId('case', NOW);
export const FIRST = chosenWith();
export const SECOND = chosenWith();
export const THIRD = chosenWith();

export const ahead: Ahead = { caseStatus: 'guiding', passed: {}, parties, checkBy: '2026-11-11T16:00:00.000Z' };
const offerBy = '2026-11-12T16:00:00.000Z';
const objectUntil = '2026-11-17T16:00:00.000Z';
const own = { by: FIRST.personId, at: AT };
const lapse = { type: 'Lapse', expertId: FIRST.expertId, at: AT, ahead } as const;
const open: InvitationCommand & { readonly type: 'Open' } = {
  type: 'Open',
  ...anywhere,
  caseId,
  round: 1,
  filedBy: filer,
  matter: { country: 'US', rights: ['patent-invention'] },
  urgent: false,
  barred: [],
  chosen: [FIRST, SECOND],
  problems: [],
  ahead,
};
const offer = { offerBy, caseStatus: ahead.caseStatus };

/** A valid example of each command, all of one search; the first candidate answers. Whatever a person writes says `written`. */
export const COMMANDS = {
  Open: open,
  'Open for one': { ...open, chosen: [FIRST] },
  'Open past the first': { ...open, ahead: { ...ahead, passed: { [FIRST.expertId]: 'suspended' } } },
  AddCandidates: { type: 'AddCandidates', ...anywhere, chosen: [THIRD], problems: [], ahead },
  'AnswerConflict clear': { type: 'AnswerConflict', ...own, answer: 'clear', text: null, ahead, offerBy },
  'AnswerConflict conflict': { type: 'AnswerConflict', ...own, answer: 'conflict', text: null, ahead, offerBy },
  'AnswerConflict waiver': {
    type: 'AnswerConflict',
    ...own,
    answer: 'waiver',
    text: 'written: once advised a sister company',
    ahead,
    offerBy,
  },
  AcceptWaiver: { type: 'AcceptWaiver', ...anywhere, ...offer },
  RefuseWaiver: { type: 'RefuseWaiver', ...anywhere, note: 'written: too close', ahead },
  AcceptOffer: { type: 'AcceptOffer', ...own, objectUntil, caseStatus: ahead.caseStatus },
  DeclineOffer: { type: 'DeclineOffer', ...own, reason: 'E01', note: 'written: on leave', ahead },
  'DeclineOffer for a conflict': { type: 'DeclineOffer', ...own, reason: 'E04', note: null, ahead },
  'Lapse of the check': { ...lapse, step: 'conflict' },
  'Lapse of the offer': { ...lapse, step: 'offer' },
  Withdraw: { type: 'Withdraw', ...anywhere, note: 'written: not needed' },
  'ReleaseExpert completed': { type: 'ReleaseExpert', ...anywhere, why: 'completed', reason: null, ahead },
  'ReleaseExpert removed': { type: 'ReleaseExpert', ...anywhere, why: 'removed', reason: 'written: no work', ahead },
  ObjectToExpert: { type: 'ObjectToExpert', by: filer, isApplicant: true, reason: 'written: no trust', ahead, at: AT },
  FollowCase: { type: 'FollowCase', centreId: hangzhou },
  EndWithCase: { type: 'EndWithCase', how: 'closed', outcome: 'O1', at: AT },
} as const satisfies { readonly [name: string]: InvitationCommand };
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

const assigned = ['Open', 'AnswerConflict clear', 'AcceptOffer'] as const;

/** The commands that lead to each standing: of the search, and in it of the first candidate. */
export const WAYS = {
  none: [],
  checking: ['Open'],
  waiver: ['Open', 'AnswerConflict waiver'],
  offered: ['Open', 'AnswerConflict clear'],
  'offered after a waiver': ['Open', 'AnswerConflict waiver', 'AcceptWaiver'],
  assigned,
  'passed over': ['Open past the first'],
  conflicted: ['Open', 'AnswerConflict conflict'],
  'conflicted after a waiver': ['Open', 'AnswerConflict waiver', 'RefuseWaiver'],
  'conflicted by the facts': ['Open', 'AnswerConflict clear', 'DeclineOffer for a conflict'],
  declined: ['Open', 'AnswerConflict clear', 'DeclineOffer'],
  'lapsed before the check': ['Open', 'Lapse of the check'],
  'lapsed before the answer': ['Open', 'AnswerConflict clear', 'Lapse of the offer'],
  'released by staff': [...assigned, 'ReleaseExpert removed'],
  'released by an objection': [...assigned, 'ObjectToExpert'],
  exhausted: ['Open for one', 'AnswerConflict conflict'],
  completed: [...assigned, 'ReleaseExpert completed'],
  'withdrawn while checking': ['Open', 'Withdraw'],
  'withdrawn while assigned': [...assigned, 'Withdraw'],
  'ended while offered': ['Open', 'AnswerConflict clear', 'EndWithCase'],
  'ended while assigned': [...assigned, 'EndWithCase'],
} as const satisfies { readonly [standing: string]: readonly CommandName[] };
export type Standing = keyof typeof WAYS;
export const STANDINGS = Object.keys(WAYS) as readonly Standing[];

type Led = InvitationEvent['type'];
type Allowed = { readonly [command in CommandName]?: readonly Led[] };

const whileOpen: Allowed = {
  AddCandidates: ['CandidatesAdded'],
  Withdraw: ['InvitationWithdrawn'],
  FollowCase: ['InvitationMoved'],
  EndWithCase: ['InvitationEnded'],
};
const offered: Allowed = {
  ...whileOpen,
  AcceptOffer: ['ExpertAssigned', 'ObjectionOpened'],
  DeclineOffer: ['OfferDeclined', 'ConflictAsked'],
  'DeclineOffer for a conflict': ['OfferDeclined', 'ExpertBarred', 'ConflictAsked'],
  'Lapse of the offer': ['CandidateLapsed', 'ConflictAsked'],
};

/** The rule book: what each standing allows. Whatever is not named here is refused, or, by the clock or the case, leads to nothing. */
export const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: {
    Open: ['InvitationOpened', 'ConflictAsked'],
    'Open for one': ['InvitationOpened', 'ConflictAsked'],
    'Open past the first': ['InvitationOpened', 'CandidatePassedOver', 'ConflictAsked'],
  },
  checking: {
    ...whileOpen,
    'AnswerConflict clear': ['ConflictAnswered', 'CaseOffered'],
    'AnswerConflict conflict': ['ConflictAnswered', 'ExpertBarred', 'ConflictAsked'],
    'AnswerConflict waiver': ['ConflictAnswered'],
    'Lapse of the check': ['CandidateLapsed', 'ConflictAsked'],
  },
  waiver: {
    ...whileOpen,
    AcceptWaiver: ['WaiverAccepted', 'CaseOffered'],
    RefuseWaiver: ['WaiverRefused', 'ExpertBarred', 'ConflictAsked'],
  },
  offered,
  'offered after a waiver': offered,
  assigned: {
    ...whileOpen,
    Withdraw: ['ExpertReleased', 'InvitationWithdrawn'],
    EndWithCase: ['ExpertReleased', 'InvitationEnded'],
    'ReleaseExpert completed': ['ExpertReleased', 'InvitationCompleted'],
    'ReleaseExpert removed': ['ExpertReleased', 'ConflictAsked'],
    ObjectToExpert: ['ExpertObjected', 'ExpertReleased', 'ConflictAsked'],
  },
  'passed over': whileOpen,
  conflicted: whileOpen,
  'conflicted after a waiver': whileOpen,
  'conflicted by the facts': whileOpen,
  declined: whileOpen,
  'lapsed before the check': whileOpen,
  'lapsed before the answer': whileOpen,
  'released by staff': whileOpen,
  'released by an objection': whileOpen,
  exhausted: { ...whileOpen, AddCandidates: ['CandidatesAdded', 'ConflictAsked'] },
  completed: { EndWithCase: ['OutcomeNoted'] },
  'withdrawn while checking': {},
  'withdrawn while assigned': {},
  'ended while offered': {},
  'ended while assigned': {},
};

export function stateAfter(events: readonly InvitationEvent[]): InvitationState {
  return events.reduce(invitationDecider.evolve, invitationDecider.initial);
}

/** What these commands, one after the other, lead to. */
export function eventsOf(way: readonly CommandName[]): readonly InvitationEvent[] {
  const events: InvitationEvent[] = [];
  for (const name of way) events.push(...invitationDecider.decide(COMMANDS[name], stateAfter(events)));
  return events;
}
