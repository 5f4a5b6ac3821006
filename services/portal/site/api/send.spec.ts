import { CombinedError } from 'urql';
import { describe, expect, it } from 'vitest';
import { type Answered, cameOf, outcomeOf } from './send.ts';

const answered = (answer: NonNullable<Answered['answer']>): Answered => ({ answer, error: undefined });
const refusedAtTheDoor = (code: string): Answered => ({
  answer: undefined,
  error: new CombinedError({ graphQLErrors: [{ message: code, extensions: { code } }] }),
});
const brokenLine: Answered = { answer: undefined, error: new CombinedError({ networkError: new Error('gone') }) };
const came = (one: Answered, wasTried = false) => cameOf(one, outcomeOf(one), wasTried);

describe('a command that was sent', () => {
  it.each([
    ['has made something', answered({ __typename: 'Message' }), 'done'],
    [
      'is refused by what it asks for',
      answered({ __typename: 'Refused', code: 'STATE_CONFLICT', message: '' }),
      'refused',
    ],
    ['has fields that are wrong', answered({ __typename: 'InvalidInput', problems: [] }), 'refused'],
    ['is refused at the door', refusedAtTheDoor('TOO_MANY_REQUESTS'), 'refused'],
    ['takes too long, and may be done yet', refusedAtTheDoor('TOO_SLOW'), 'unknown'],
    ['fails', refusedAtTheDoor('INTERNAL'), 'unknown'],
    ['has no answer', brokenLine, 'unknown'],
  ] as const)('that %s', (_, one, expected) => {
    expect(came(one)).toBe(expected);
  });

  it('and may have arrived is not known to be undone by a later try that is refused at the door', () => {
    expect(came(refusedAtTheDoor('TOO_MANY_REQUESTS'), true)).toBe('unknown');
    expect(came(answered({ __typename: 'Refused', code: 'STATE_CONFLICT', message: '' }), true)).toBe('refused');
  });
});
