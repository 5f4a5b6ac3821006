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
  'guiding and offered': ['CloseCase', 'TerminateCase', 'OfferHandOver'],
};

function refusalOf(standing: Standing, command: CaseCommand['type']) {
  if (standing === 'none') return { code: 'NOT_FOUND', params: {} };
  if (standing === 'guiding without an opinion' && command === 'CloseCase') return { code: 'OPINION_MISSING' };
  if (WAITS[standing]?.includes(command)) return { code: 'STATE_CONFLICT', params: { state: 'hand-over' } };
  return { code: 'STATE_CONFLICT', params: { state: standing.split(' ', 1)[0] } };
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
