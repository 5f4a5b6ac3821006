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
import { warningDecider } from './index.ts';

/** What a refusal names: the stage of the version at work, since that is in the way, or else the state. */
const NAMED: { readonly [standing in Standing]: string } = {
  none: '',
  draft: 'draft',
  proofreading: 'proofreading',
  approval: 'approval',
  'approval after proofreading': 'approval',
  discarded: 'discarded',
  live: 'live',
  'live with a draft': 'draft',
  'live with a version in proofreading': 'proofreading',
  'live with a version in approval': 'approval',
  'live in its second version': 'live',
  cancelled: 'cancelled',
  expired: 'expired',
};

function refusalOf(standing: Standing) {
  if (standing === 'none') return { code: 'NOT_FOUND', params: {} };
  return { code: 'STATE_CONFLICT', params: { state: NAMED[standing] } };
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};

const pairs = STANDINGS.length * COMMAND_TYPES.length;
process.stdout.write(`${STANDINGS.length} standings of a warning × ${COMMAND_TYPES.length} commands: ${pairs} rules\n`);

describe.each(STANDINGS)('a warning: %s', (standing) => {
  const state = frozen(stateAfter(eventsOf(WAYS[standing])));

  it.each(COMMAND_TYPES)('%s', (type) => {
    const before = structuredClone(state);
    const decide = () => warningDecider.decide(COMMANDS[type], state).map((event) => event.type);
    const expected = ALLOWED[standing][type];
    if (expected) expect(decide()).toEqual(expected === 'nothing' ? [] : [expected]);
    else expect(decide).toThrow(expect.objectContaining({ name: 'Refusal', ...refusalOf(standing) }));
    expect(state).toEqual(before);
  });
});
