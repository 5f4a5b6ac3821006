import { describe, expect, it } from 'vitest';
import { searchActionsOf } from './actions.ts';

const search = (status: string, ...stages: readonly string[]) => ({
  status,
  candidates: stages.map((stage) => ({ stage })),
});

describe('what staff are shown to do for the expert of a case', () => {
  it('is to invite once the case is taken up, and no search is open', () => {
    for (const over of [null, search('withdrawn', 'withdrawn'), search('completed', 'released')]) {
      expect(searchActionsOf('guiding', over)).toEqual(['invite']);
      expect(searchActionsOf('accepted', over)).toEqual(['invite']);
      expect(searchActionsOf('submitted', over)).toEqual([]);
      expect(searchActionsOf('closed', over)).toEqual([]);
    }
  });

  it('is to add candidates and to withdraw while one is open', () => {
    for (const status of ['asking', 'exhausted'])
      expect(searchActionsOf('guiding', search(status, 'checking'))).toEqual(['add', 'withdraw']);
  });

  it('is to answer a waiver first', () => {
    expect(searchActionsOf('guiding', search('asking', 'conflicted', 'waiver'))).toEqual([
      ...['accept-waiver', 'refuse-waiver'],
      ...['add', 'withdraw'],
    ]);
  });

  it('is to release or replace the expert who is assigned', () => {
    expect(searchActionsOf('guiding', search('assigned', 'assigned'))).toEqual([
      'add',
      'release',
      'remove',
      'withdraw',
    ]);
  });
});
