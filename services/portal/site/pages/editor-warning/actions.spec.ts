import { describe, expect, it } from 'vitest';
import type { Reader } from '../editor/review.ts';
import { actionsOf, mayNotCancel, type Standing } from './actions.ts';

const work = (stage: 'draft' | 'proofreading' | 'approval') => ({ stage, authors: ['li'], proofreadBy: null });
const draft: Standing = { status: 'draft', work: work('draft'), versions: [] };
const inReview: Standing = { status: 'review', work: work('approval'), versions: [] };
const live: Standing = { status: 'live', work: null, versions: [{ authors: ['li'] }] };
const all = (id: string): Reader => ({ id, duties: ['editor', 'proofreader', 'chief'] });
const only = (...duties: Reader['duties']): Reader => ({ id: 'zhao', duties });

describe('what the desk is shown to do', () => {
  it('with a draft is for editors', () => {
    expect(actionsOf(draft, only('editor'))).toEqual(['submit', 'discard']);
    expect(actionsOf(draft, only('chief', 'proofreader'))).toEqual([]);
  });

  it('with what is in its approval is for a final editor; who wrote it may only take it back', () => {
    expect(actionsOf(inReview, all('wang'))).toEqual(['publish', 'return']);
    expect(actionsOf(inReview, all('li'))).toEqual(['return']);
    expect(actionsOf(inReview, only('proofreader'))).toEqual(['return']);
    expect(actionsOf(inReview, only('editor'))).toEqual([]);
  });

  it('with what is proofread is for a proofreader', () => {
    const proofreading: Standing = { status: 'review', work: work('proofreading'), versions: [] };
    expect(actionsOf(proofreading, only('proofreader'))).toEqual(['proofread', 'return']);
    expect(actionsOf(proofreading, all('li'))).toEqual(['return']);
  });

  it('with a live one is to begin the next version, or to withdraw it for who wrote none of it', () => {
    expect(actionsOf(live, all('wang'))).toEqual(['next', 'cancel']);
    expect([actionsOf(live, all('li')), mayNotCancel(live, all('li'))]).toEqual([['next'], true]);
    expect(actionsOf({ ...live, work: work('draft') }, all('wang'))).toEqual(['submit', 'cancel', 'discard']);
    expect(mayNotCancel(live, only('editor'))).toBe(false);
  });

  it('with what is over is nothing', () => {
    for (const status of ['cancelled', 'expired', 'discarded'])
      expect(actionsOf({ ...live, status }, all('wang'))).toEqual([]);
  });
});
