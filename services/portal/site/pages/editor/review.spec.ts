import { describe, expect, it } from 'vitest';
import { deskDutiesOf } from './duties.ts';
import { mayPass, type Reader, type Work, whoWrote, whyNotPass } from './review.ts';

const work: Work = { stage: 'approval', authors: ['li'], proofreadBy: null };
const reader = (id: string, ...duties: Reader['duties']): Reader => ({ id, duties });

describe('who wrote a version', () => {
  it('is told from where the reader stands', () => {
    expect(whoWrote(['li'], reader('li'))).toBe('you');
    expect(whoWrote(['li', 'wang'], reader('wang'))).toBe('you-and-others');
    expect(whoWrote(['li', 'wang'], reader('zhao'))).toBe('others');
  });
});

describe('a version in its approval', () => {
  it('is let out by a final editor who wrote none of it', () => {
    expect(mayPass(work, reader('wang', 'chief'))).toBe(true);
    expect(mayPass(work, reader('wang', 'editor', 'proofreader'))).toBe(false);
  });

  it('is not let out by who wrote it, nor by its proofreader, who are told why', () => {
    const author = reader('li', 'editor', 'chief');
    expect([mayPass(work, author), whyNotPass(work, author)]).toEqual([false, 'wrote']);
    const proofread = { ...work, proofreadBy: 'wang' };
    const proofreader = reader('wang', 'proofreader', 'chief');
    expect([mayPass(proofread, proofreader), whyNotPass(proofread, proofreader)]).toEqual([false, 'proofread']);
  });

  it('says nothing of why to whose it is not anyway', () => {
    expect(whyNotPass(work, reader('li', 'editor'))).toBeNull();
  });
});

describe('a version in proofreading', () => {
  it('is passed on by a proofreader who wrote none of it', () => {
    const proofreading = { ...work, stage: 'proofreading' as const };
    expect(mayPass(proofreading, reader('wang', 'proofreader'))).toBe(true);
    expect(mayPass(proofreading, reader('wang', 'chief'))).toBe(false);
    expect(whyNotPass(proofreading, reader('li', 'proofreader'))).toBe('wrote');
  });
});

describe('a draft', () => {
  it('is nobody’s to pass on', () => {
    expect(mayPass({ ...work, stage: 'draft' }, reader('wang', 'chief', 'proofreader'))).toBe(false);
  });
});

describe('the duties of the desk', () => {
  it('are those of warnings, and none of a centre’s', () => {
    const held = (duty: string) => ({ duty, centre: null });
    expect(deskDutiesOf([held('chief'), held('editor'), held('intake')])).toEqual(['editor', 'chief']);
  });
});
