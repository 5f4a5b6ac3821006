import { Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { aContent, aPerson } from './testing/builders.ts';
import { type WarningCommand, type WarningEvent, warningDecider } from './warning.ts';

const [author, reviser, approver] = [aPerson(), aPerson(), aPerson()];
const at = '2026-11-23T08:00:00.000Z';
const drafted: WarningEvent = { type: 'WarningDrafted', content: aContent(), draftedBy: author };
const revised: WarningEvent = { type: 'WarningRevised', content: aContent({ severity: 'urgent' }), revisedBy: reviser };
const published: WarningEvent = {
  type: 'WarningPublished',
  version: 1,
  publishedBy: approver,
  publishedAt: at,
  countries: ['US'],
  rights: ['trademark'],
  severity: 'warning',
};

const given = (...events: readonly WarningEvent[]) => {
  const state = events.reduce(warningDecider.evolve, warningDecider.initial);
  return { state, when: (command: WarningCommand) => warningDecider.decide(command, state) };
};
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  return 'nothing was refused';
};

describe('no warning yet', () => {
  it('is drafted', () => {
    const content = aContent();
    expect(given().when({ type: 'draft', content, by: author })).toEqual([drafted]);
  });

  it('cannot be revised or published', () => {
    expect(refusal(() => given().when({ type: 'publish', by: approver, at }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a draft', () => {
  it('is published by somebody who did not write it', () => {
    expect(given(drafted).when({ type: 'publish', by: approver, at })).toEqual([published]);
  });

  it('is not published by who drafted it', () => {
    expect(refusal(() => given(drafted).when({ type: 'publish', by: author, at }))).toMatchObject({
      code: 'AUTHOR_CANNOT_APPROVE',
    });
  });

  it('is not published by who revised it, nor by who drafted what was revised', () => {
    for (const by of [reviser, author]) {
      expect(refusal(() => given(drafted, revised).when({ type: 'publish', by, at }))).toMatchObject({
        code: 'AUTHOR_CANNOT_APPROVE',
      });
    }
  });

  it('says after a revision what the revision says', () => {
    expect(given(drafted, revised).when({ type: 'publish', by: approver, at })).toEqual([
      { ...published, severity: 'urgent' },
    ]);
  });

  it('is revised any number of times', () => {
    const content = aContent({ severity: 'urgent' });
    expect(given(drafted, revised).when({ type: 'revise', content, by: reviser })).toEqual([revised]);
  });

  it('is not drafted again', () => {
    expect(refusal(() => given(drafted).when({ type: 'draft', content: aContent(), by: author }))).toEqual({
      code: 'STATE_CONFLICT',
      params: { state: 'draft' },
    });
  });
});

describe('a live warning', () => {
  const live = given(drafted, published);

  it('has the version, the time and the approver of its publication', () => {
    expect(live.state).toMatchObject({ status: 'live', version: 1, publishedBy: approver, publishedAt: at });
  });

  it('is neither published again nor revised', () => {
    const conflict = { code: 'STATE_CONFLICT', params: { state: 'live' } };
    expect(refusal(() => live.when({ type: 'publish', by: approver, at }))).toEqual(conflict);
    expect(refusal(() => live.when({ type: 'revise', content: aContent(), by: reviser }))).toEqual(conflict);
  });
});
