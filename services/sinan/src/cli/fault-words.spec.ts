import { brokenLink } from '@sinan/aggregate';
import { describe, expect, it } from 'vitest';
import { differences, differencesOfLasting } from '../operate/comparison.ts';
import { faultWords } from './fault-words.ts';

describe('given what the platform says of a history', () => {
  const said = [{ topic: 'cases', sequence: 1, hash: 'a' }] as const;
  const faults = [
    brokenLink([], 'head'),
    ...differences({ sequence: 1, said }, 'cases', []),
    ...differences({ sequence: 1, said }, 'cases', [{ sequence: 1, hash: 'b' }]),
    ...differences({ sequence: 1, said: [] }, 'cases', [{ sequence: 2, hash: 'b' }]),
    ...differencesOfLasting({ lasting: said }, 'cases', undefined),
    'entry 2 is missing',
    'entry 2 does not follow the one before',
    'entry 2 was changed',
    'the personal part of entry 2 was changed',
    'cases speaks of it, and there is no document',
  ];

  it.each(faults)('when it is “%s”, then it has its words in Chinese, with its numbers', (fault) => {
    const { en, zh } = faultWords(fault ?? '');
    expect(en).toBe(fault);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(zh.match(/\d+/g)).toEqual(en.match(/\d+/g));
  });
});
