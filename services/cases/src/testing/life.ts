import { newId } from '@sinan/schema';
import { type CaseCommand, type CaseEvent, type CaseState, caseDecider } from '../case/index.ts';
import { filingWith, hangzhou, NOW, person } from './examples.ts';

type CommandType = CaseCommand['type'];
type Example<T extends CommandType> = Extract<CaseCommand, { readonly type: T }>;

/** Staff who take in for every centre: for specs that are not about rights. */
const anywhere = { by: person(), worksAt: 'every centre', at: '2026-11-11T01:00:00.000Z' } as const;
/** A second person, so that what one wrote the other may issue. */
const author = { ...anywhere, by: person() };
const filing = filingWith();
const filer = filing.filer.filedBy ?? person();
const organisationId = filing.applicant.organisationId ?? newId('organisation', NOW);
/** Who advises, and somebody of the other side's firm. */
const [advising, opposing] = [person(), person()] as const;
const invited = {
  invitationId: newId('invitation', NOW),
  personId: advising,
  at: '2026-11-13T01:00:00.000Z',
} as const;

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
    organisations: [organisationId],
    note: 'written: here it is',
    at: '2026-11-12T01:00:00.000Z',
  },
  AcceptCase: { type: 'AcceptCase', ...anywhere },
  DeclineCase: { type: 'DeclineCase', ...anywhere, reason: 'R02', note: 'written: a domestic dispute' },
  BeginGuidance: { type: 'BeginGuidance', ...anywhere },
  DraftOpinion: { type: 'DraftOpinion', ...author, text: 'written: answer within 20 days', language: 'en' },
  ReviseOpinion: { type: 'ReviseOpinion', ...author, revision: 1, text: 'written: in 20 days', language: 'en' },
  ReturnOpinion: { type: 'ReturnOpinion', ...anywhere, revision: 1, reason: 'written: of which day?' },
  IssueOpinion: { type: 'IssueOpinion', ...anywhere, revision: 1 },
  CloseCase: { type: 'CloseCase', ...anywhere, outcome: 'O3', note: 'written: settled for less' },
  TerminateCase: { type: 'TerminateCase', ...anywhere, reason: 'T01', note: 'written: withdrawn' },
  ArchiveCase: { type: 'ArchiveCase', ...anywhere, retention: '30-years' },
  OfferHandOver: { type: 'OfferHandOver', ...anywhere, toCentreId: hangzhou, reason: 'written: it is nearer' },
  AcceptHandOver: { type: 'AcceptHandOver', ...anywhere },
  ReturnHandOver: { type: 'ReturnHandOver', ...anywhere, reason: 'written: not ours either' },
  AssignExpert: { type: 'AssignExpert', ...invited },
  ReleaseExpert: { type: 'ReleaseExpert', ...invited, why: 'completed' },
  BarPerson: { type: 'BarPerson', ...invited, personId: opposing },
  ForgetWords: { type: 'ForgetWords', personId: filer, filed: true },
  FilerLeaves: { type: 'FilerLeaves', personId: filer, organisationId, at: '2026-11-13T01:00:00.000Z' },
};
export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

const OPENED = ['FileCase', 'AcceptCase', 'BeginGuidance'] as const;
const ADVISED = [...OPENED, 'DraftOpinion', 'IssueOpinion'] as const;

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
  'accepted and advised': ['FileCase', 'AcceptCase', 'AssignExpert'],
  'accepted, advised and offered': ['FileCase', 'AcceptCase', 'AssignExpert', 'OfferHandOver'],
  'accepted behind a wall': ['FileCase', 'AcceptCase', 'BarPerson'],
  'accepted, its filer gone': ['FileCase', 'AcceptCase', 'FilerLeaves'],
  guiding: ADVISED,
  'guiding without an opinion': OPENED,
  'guiding with a draft': [...OPENED, 'DraftOpinion'],
  'guiding with a returned draft': [...OPENED, 'DraftOpinion', 'ReturnOpinion'],
  'guiding with a revised draft': [...OPENED, 'DraftOpinion', 'ReviseOpinion'],
  'guiding with a draft and offered': [...OPENED, 'DraftOpinion', 'OfferHandOver'],
  'guiding and advised': [...ADVISED, 'AssignExpert'],
  'guiding and offered': [...ADVISED, 'OfferHandOver'],
  closed: [...ADVISED, 'CloseCase'],
  'closed and advised': [...ADVISED, 'AssignExpert', 'CloseCase'],
  terminated: ['FileCase', 'AcceptCase', 'TerminateCase'],
  'archived after closing': [...ADVISED, 'CloseCase', 'ArchiveCase'],
  'archived after terminating': ['FileCase', 'AcceptCase', 'TerminateCase', 'ArchiveCase'],
} as const satisfies { readonly [state: string]: readonly CommandType[] };
export type Standing = keyof typeof WAYS;
export const STANDINGS = Object.keys(WAYS) as readonly Standing[];

/** What a command leads to: an event; or nothing, where what it says is so already. */
type Allowed = { readonly [command in CommandType]?: CaseEvent['type'] | 'nothing' };

const answered: Allowed = { AcceptHandOver: 'HandOverAccepted', ReturnHandOver: 'HandOverReturned' };
/** A wall may be raised at any time, what a person wrote be forgotten, its filer leave the enterprise, and the end of an invitation be heard of; experts come in while a centre works on the case. */
const over: Allowed = {
  ReleaseExpert: 'nothing',
  BarPerson: 'PersonBarred',
  ForgetWords: 'WordsForgotten',
  FilerLeaves: 'FilerLeft',
};
const underWay: Allowed = { ...over, AssignExpert: 'ExpertAssigned' };
const advised: Allowed = { ...underWay, AssignExpert: 'nothing', ReleaseExpert: 'ExpertReleased' };
const unadvised: Allowed = { TerminateCase: 'CaseTerminated', OfferHandOver: 'HandOverOffered' };
const guiding: Allowed = { ...unadvised, DraftOpinion: 'OpinionDrafted', CloseCase: 'CaseClosed' };
const reviewed: Allowed = { ReturnOpinion: 'OpinionReturned', IssueOpinion: 'OpinionIssued' };
const accepted: Allowed = {
  BeginGuidance: 'GuidanceBegun',
  TerminateCase: 'CaseTerminated',
  OfferHandOver: 'HandOverOffered',
};

/** The rule book: what each state allows. Whatever is not named here is refused. */
export const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: { FileCase: 'CaseSubmitted' },
  submitted: {
    ...underWay,
    RequestSupplement: 'SupplementRequested',
    AcceptCase: 'CaseAccepted',
    DeclineCase: 'CaseDeclined',
    OfferHandOver: 'HandOverOffered',
  },
  'submitted and offered': {
    ...underWay,
    RequestSupplement: 'SupplementRequested',
    AcceptCase: 'CaseAccepted',
    ...answered,
  },
  supplementing: {
    ...underWay,
    SupplyMaterials: 'MaterialsSupplied',
    DeclineCase: 'CaseDeclined',
    OfferHandOver: 'HandOverOffered',
  },
  'supplementing and offered': { ...underWay, SupplyMaterials: 'MaterialsSupplied', ...answered },
  declined: over,
  accepted: { ...underWay, ...accepted },
  'accepted and offered': { ...underWay, BeginGuidance: 'GuidanceBegun', ...answered },
  'accepted and advised': { ...advised, ...accepted },
  'accepted, advised and offered': { ...advised, BeginGuidance: 'GuidanceBegun', ...answered },
  'accepted behind a wall': { ...underWay, ...accepted, BarPerson: 'nothing' },
  'accepted, its filer gone': { ...underWay, ...accepted, FilerLeaves: 'nothing' },
  guiding: { ...underWay, ...guiding },
  'guiding without an opinion': { ...underWay, ...unadvised, DraftOpinion: 'OpinionDrafted' },
  'guiding with a draft': { ...underWay, ...unadvised, ...reviewed, ReviseOpinion: 'OpinionRevised' },
  'guiding with a returned draft': { ...underWay, ...unadvised, ReviseOpinion: 'OpinionRevised' },
  'guiding with a revised draft': { ...underWay, ...unadvised },
  'guiding with a draft and offered': { ...underWay, ...reviewed, ReviseOpinion: 'OpinionRevised', ...answered },
  'guiding and advised': { ...advised, ...guiding },
  'guiding and offered': { ...underWay, DraftOpinion: 'OpinionDrafted', ...answered },
  closed: { ...over, ArchiveCase: 'CaseArchived' },
  'closed and advised': { ...over, ReleaseExpert: 'ExpertReleased', ArchiveCase: 'CaseArchived' },
  terminated: { ...over, ArchiveCase: 'CaseArchived' },
  'archived after closing': over,
  'archived after terminating': over,
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
