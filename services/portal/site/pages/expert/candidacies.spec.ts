import { describe, expect, it } from 'vitest';
import { sortedByTurn } from './candidacies.ts';

const one = (stage: Parameters<typeof sortedByTurn>[0][number]['stage'], answerBy: string | null = null) => ({
  stage,
  answerBy,
});

describe('the invitations to an expert', () => {
  it('are sorted by whose turn it is, what is due first first', () => {
    const [later, sooner] = [one('checking', '2026-11-12T16:00:00Z'), one('offered', '2026-11-11T16:00:00Z')];
    const [waiver, own] = [one('waiver'), one('assigned')];
    expect(sortedByTurn([later, waiver, own, sooner, one('waiting')])).toEqual({
      waiting: [sooner, later],
      atCentre: [waiver],
      inHand: [own],
      over: [],
    });
  });

  it('are counted by how they ended once they are over', () => {
    const ended = [one('declined'), one('lapsed'), one('declined'), one('released')];
    expect(sortedByTurn(ended).over).toEqual([
      ['declined', 2],
      ['lapsed', 1],
      ['released', 1],
    ]);
  });
});
