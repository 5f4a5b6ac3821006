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
} from '../testing/subscription-life.ts';
import { type SubscriptionCommand, subscriptionDecider } from './index.ts';

const ASKS: readonly string[] = ['request', 'expose'];
/** What a refusal says: a link of before confirms nothing, only what is confirmed can be changed, and only what is not gives way. */
function refusalOf(standing: Standing, command: SubscriptionCommand['type']) {
  const state = standing.split(' ', 1)[0] ?? '';
  if (command === 'confirm' || command === 'move') return { code: 'LINK_INVALID' };
  if (command === 'take over') {
    if (state === 'confirmed' || state === 'paused') return { code: 'ALREADY_EXISTS' };
    if (state === 'waiting' || standing === 'left and asked for again') return { code: 'STATE_CONFLICT' };
    return { code: 'OWNER_MUST_ASK' };
  }
  if (command === 'give way') return { code: 'ALREADY_EXISTS' };
  if (standing === 'none' || (standing === 'erased' && !ASKS.includes(command))) return { code: 'LINK_INVALID' };
  return { code: 'STATE_CONFLICT', params: { state: standing === 'left and asked for again' ? 'waiting' : state } };
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};

const pairs = STANDINGS.length * COMMAND_TYPES.length;
process.stdout.write(
  `${STANDINGS.length} standings of a subscription × ${COMMAND_TYPES.length} commands: ${pairs} rules\n`,
);

describe.each(STANDINGS)('a subscription: %s', (standing) => {
  const state = frozen(stateAfter(eventsOf(WAYS[standing])));

  it.each(COMMAND_TYPES)('%s', (type) => {
    const before = structuredClone(state);
    const decide = () => subscriptionDecider.decide(COMMANDS[type], state).map((event) => event.type);
    const expected = ALLOWED[standing][type];
    if (expected) expect(decide()).toEqual(expected === 'nothing' ? [] : [expected]);
    else expect(decide).toThrow(expect.objectContaining({ name: 'Refusal', ...refusalOf(standing, type) }));
    expect(state).toEqual(before);
  });
});
