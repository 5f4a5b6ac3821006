import { describe, expect, it } from 'vitest';
import {
  ALLOWED,
  COMMAND_TYPES,
  COMMANDS,
  eventsOf,
  STANDINGS,
  type Standing,
  stateAfter,
  WAYS,
} from '../testing/life.ts';
import { type CaseCommand, caseDecider } from './index.ts';

/** What waits for the answer of the other centre, in the states that would allow it otherwise. */
const WAITS: { readonly [standing in Standing]?: readonly CaseCommand['type'][] } = {
  'submitted and offered': ['DeclineCase', 'OfferHandOver'],
  'supplementing and offered': ['DeclineCase', 'OfferHandOver'],
  'accepted and offered': ['TerminateCase', 'OfferHandOver'],
  'accepted, advised and offered': ['TerminateCase', 'OfferHandOver'],
  'guiding with a draft and offered': ['CloseCase', 'TerminateCase', 'OfferHandOver'],
  'guiding and offered': ['CloseCase', 'TerminateCase', 'OfferHandOver'],
};

const MISSING = { code: 'DRAFT_MISSING', params: {} };
const NO_DRAFT = { ReviseOpinion: MISSING, ReturnOpinion: MISSING, IssueOpinion: MISSING };
const CHANGED = { code: 'DRAFT_CHANGED', params: { revision: 2 } };
const WRITTEN = {
  DraftOpinion: { code: 'STATE_CONFLICT', params: { state: 'draft' } },
  CloseCase: { code: 'OPINION_MISSING' },
};
/** What is refused of the opinion being written: it is none, or not the one that was read. */
const OF_DRAFT: { readonly [standing in Standing]?: { readonly [command in CaseCommand['type']]?: object } } = {
  guiding: NO_DRAFT,
  'guiding without an opinion': { ...NO_DRAFT, CloseCase: { code: 'OPINION_MISSING' } },
  'guiding and advised': NO_DRAFT,
  'guiding and offered': NO_DRAFT,
  'guiding with a draft': WRITTEN,
  'guiding with a draft and offered': { DraftOpinion: WRITTEN.DraftOpinion },
  'guiding with a returned draft': {
    ...WRITTEN,
    ReturnOpinion: { code: 'STATE_CONFLICT', params: { state: 'returned' } },
    IssueOpinion: { code: 'STATE_CONFLICT', params: { state: 'returned' } },
  },
  'guiding with a revised draft': { ...WRITTEN, ReviseOpinion: CHANGED, ReturnOpinion: CHANGED, IssueOpinion: CHANGED },
};

function refusalOf(standing: Standing, command: CaseCommand['type']) {
  if (standing === 'none') return { code: 'NOT_FOUND', params: {} };
  if (WAITS[standing]?.includes(command)) return { code: 'STATE_CONFLICT', params: { state: 'hand-over' } };
  const state = standing.split(/\W/, 1)[0];
  return OF_DRAFT[standing]?.[command] ?? { code: 'STATE_CONFLICT', params: { state } };
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};

describe.each(STANDINGS)('a case: %s', (standing) => {
  const state = frozen(stateAfter(eventsOf(WAYS[standing])));

  it.each(COMMAND_TYPES)('%s', (type) => {
    const before = structuredClone(state);
    const decide = () => caseDecider.decide(COMMANDS[type], state).map((event) => event.type);
    const expected = ALLOWED[standing][type];
    if (expected) expect(decide()).toEqual(expected === 'nothing' ? [] : [expected]);
    else expect(decide).toThrow(expect.objectContaining({ name: 'Refusal', ...refusalOf(standing, type) }));
    expect(state).toEqual(before);
  });
});
