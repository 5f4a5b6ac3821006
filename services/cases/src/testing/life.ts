import { type CaseCommand, type CaseEvent, type CaseState, caseDecider } from '../case/index.ts';
import { filingWith, hangzhou, person } from './examples.ts';

type CommandType = CaseCommand['type'];
type Example<T extends CommandType> = Extract<CaseCommand, { readonly type: T }>;

/** Staff who take in for every centre: for specs that are not about rights. */
const anywhere = { by: person(), worksAt: 'every centre', at: '2026-11-11T01:00:00.000Z' } as const;
const filing = filingWith();
const filer = filing.filer.filedBy ?? person();

/** A valid example of each command, all of one case. Whatever a person writes says `written`. */
export const COMMANDS: { readonly [T in CommandType]: Example<T> } = {
  FileCase: filing,
  RequestSupplement: {
    type: 'RequestSupplement',
    ...anywhere,
    items: [{ item: 'written: sealed authority', why: 'written: the copy has no seal' }],
    dueOn: { date: '2026-11-25', zone: 'Asia/Shanghai' },
  },
  SupplyMaterials: {
    type: 'SupplyMaterials',
    by: filer,
    organisations: [],
    note: 'written: here it is',
    at: '2026-11-12T01:00:00.000Z',
  },
  AcceptCase: { type: 'AcceptCase', ...anywhere },
  DeclineCase: { type: 'DeclineCase', ...anywhere, reason: 'R02', note: 'written: a domestic dispute' },
  BeginGuidance: { type: 'BeginGuidance', ...anywhere },
  IssueOpinion: { type: 'IssueOpinion', ...anywhere, text: 'written: answer within 20 days' },
  CloseCase: { type: 'CloseCase', ...anywhere, outcome: 'O3', note: 'written: settled for less' },
  TerminateCase: { type: 'TerminateCase', ...anywhere, reason: 'T01', note: 'written: withdrawn' },
  ArchiveCase: { type: 'ArchiveCase', ...anywhere, retention: '30-years' },
  OfferHandOver: { type: 'OfferHandOver', ...anywhere, toCentreId: hangzhou, reason: 'written: it is nearer' },
  AcceptHandOver: { type: 'AcceptHandOver', ...anywhere },
  ReturnHandOver: { type: 'ReturnHandOver', ...anywhere, reason: 'written: not ours either' },
};
export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

/** The commands that lead to each state; a case may stand in one of four of them with an offer to another centre. */
export const WAYS = {
  none: [],
  submitted: ['FileCase'],
  'submitted and offered': ['FileCase', 'OfferHandOver'],
  supplementing: ['FileCase', 'RequestSupplement'],
  'supplementing and offered': ['FileCase', 'RequestSupplement', 'OfferHandOver'],
  declined: ['FileCase', 'DeclineCase'],
  accepted: ['FileCase', 'AcceptCase'],
  'accepted and offered': ['FileCase', 'AcceptCase', 'OfferHandOver'],
  guiding: ['FileCase', 'AcceptCase', 'BeginGuidance', 'IssueOpinion'],
  'guiding without an opinion': ['FileCase', 'AcceptCase', 'BeginGuidance'],
  'guiding and offered': ['FileCase', 'AcceptCase', 'BeginGuidance', 'IssueOpinion', 'OfferHandOver'],
  closed: ['FileCase', 'AcceptCase', 'BeginGuidance', 'IssueOpinion', 'CloseCase'],
  terminated: ['FileCase', 'AcceptCase', 'TerminateCase'],
  'archived after closing': ['FileCase', 'AcceptCase', 'BeginGuidance', 'IssueOpinion', 'CloseCase', 'ArchiveCase'],
  'archived after terminating': ['FileCase', 'AcceptCase', 'TerminateCase', 'ArchiveCase'],
} as const satisfies { readonly [state: string]: readonly CommandType[] };
export type Standing = keyof typeof WAYS;
export const STANDINGS = Object.keys(WAYS) as readonly Standing[];

type Allowed = { readonly [command in CommandType]?: CaseEvent['type'] };

const answered: Allowed = { AcceptHandOver: 'HandOverAccepted', ReturnHandOver: 'HandOverReturned' };

/** The rule book: what each state allows. Whatever is not named here is refused. */
export const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: { FileCase: 'CaseSubmitted' },
  submitted: {
    RequestSupplement: 'SupplementRequested',
    AcceptCase: 'CaseAccepted',
    DeclineCase: 'CaseDeclined',
    OfferHandOver: 'HandOverOffered',
  },
  'submitted and offered': { RequestSupplement: 'SupplementRequested', AcceptCase: 'CaseAccepted', ...answered },
  supplementing: {
    SupplyMaterials: 'MaterialsSupplied',
    DeclineCase: 'CaseDeclined',
    OfferHandOver: 'HandOverOffered',
  },
  'supplementing and offered': { SupplyMaterials: 'MaterialsSupplied', ...answered },
  declined: {},
  accepted: { BeginGuidance: 'GuidanceBegun', TerminateCase: 'CaseTerminated', OfferHandOver: 'HandOverOffered' },
  'accepted and offered': { BeginGuidance: 'GuidanceBegun', ...answered },
  guiding: {
    IssueOpinion: 'OpinionIssued',
    CloseCase: 'CaseClosed',
    TerminateCase: 'CaseTerminated',
    OfferHandOver: 'HandOverOffered',
  },
  'guiding without an opinion': {
    IssueOpinion: 'OpinionIssued',
    TerminateCase: 'CaseTerminated',
    OfferHandOver: 'HandOverOffered',
  },
  'guiding and offered': { IssueOpinion: 'OpinionIssued', ...answered },
  closed: { ArchiveCase: 'CaseArchived' },
  terminated: { ArchiveCase: 'CaseArchived' },
  'archived after closing': {},
  'archived after terminating': {},
};

export function stateAfter(events: readonly CaseEvent[]): CaseState {
  return events.reduce(caseDecider.evolve, caseDecider.initial);
}

/** What these commands, one after the other, lead to. */
export function eventsOf(way: readonly CommandType[]): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  for (const type of way) events.push(...caseDecider.decide(COMMANDS[type], stateAfter(events)));
  return events;
}
