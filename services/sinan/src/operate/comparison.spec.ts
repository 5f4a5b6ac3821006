import { describe, expect, it } from 'vitest';
import { differences, differencesOfLasting, type Heard, hear } from './comparison.ts';

const said = (...sequences: number[]) =>
  sequences.map((sequence) => ({ topic: 'cases' as const, sequence, hash: `h${sequence}` }));
function heardOf(...messages: readonly (readonly [number, string])[]): readonly Heard[] {
  const heard: Heard[] = [];
  for (const [sequence, hash] of messages) hear(heard, { sequence, hash });
  return heard;
}

describe('given an aggregate that said entries 1 and 3 of its four', () => {
  const aggregate = { sequence: 4, said: said(1, 3) };
  const found = (...messages: readonly (readonly [number, string])[]) =>
    differences(aggregate, 'cases', heardOf(...messages));

  it.each([
    [
      'both stand there',
      [
        [1, 'h1'],
        [3, 'h3'],
      ],
      [],
    ],
    [
      'both stand there twice, as two relays leave them',
      [
        [1, 'h1'],
        [3, 'h3'],
        [1, 'h1'],
        [3, 'h3'],
      ],
      [],
    ],
    [
      'one more stands there, whose words were erased since',
      [
        [1, 'h1'],
        [2, 'h2'],
        [3, 'h3'],
      ],
      [],
    ],
    ['one is missing', [[1, 'h1']], ['entry 3 was not said in its place on cases']],
    [
      'one came after the next, so that readers drop it',
      [
        [3, 'h3'],
        [1, 'h1'],
      ],
      ['entry 1 was not said in its place on cases'],
    ],
    [
      'one is another',
      [
        [1, 'h1'],
        [3, 'x3'],
      ],
      ['entry 3 is another one than cases knows'],
    ],
    [
      'the topic goes on where the history ends',
      [
        [1, 'h1'],
        [3, 'h3'],
        [5, 'h5'],
      ],
      ['entry 5 is known to cases and not to the history'],
    ],
  ] as const)('when %s, then %j leads to %j', (_, messages, faults) => {
    expect(found(...messages)).toEqual(faults);
  });

  it('when it is about another topic, then nothing is due there', () => {
    expect(differences(aggregate, 'risk', [])).toEqual([]);
  });
});

describe('given an aggregate whose newest word on a topic that keeps the last one is entry 3', () => {
  const lasting = (hash: string | null) => ({ lasting: [{ topic: 'contacts' as const, sequence: 3, hash }] });

  it.each([
    ['it stands there', 'h3', { sequence: 3, hash: 'h3' }, []],
    ['an older one stands there', 'h3', { sequence: 2, hash: 'h2' }, ['entry 3 is not the last word on contacts']],
    ['nothing stands there', 'h3', undefined, ['entry 3 is not the last word on contacts']],
    ['it is a tombstone, which took the key away', null, undefined, []],
    ['it is a tombstone, which stands there still', null, { sequence: 0, hash: null }, []],
    [
      'it is a tombstone, and the words are back',
      null,
      { sequence: 2, hash: 'h2' },
      ['entry 3 is not the last word on contacts'],
    ],
  ] as const)('when %s, then it says so', (_, hash, last, faults) => {
    expect(differencesOfLasting(lasting(hash), 'contacts', last)).toEqual(faults);
  });
});
