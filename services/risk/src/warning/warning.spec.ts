import { Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { aChange, aContent, aPerson } from '../testing/builders.ts';
import { author, COMMANDS, chief, content, eventsOf, proofreader, reviser, stateAfter, WAYS } from '../testing/life.ts';
import { type WarningCommand, type WarningEvent, warningDecider } from './index.ts';

const given = (...events: readonly WarningEvent[]) => {
  const state = stateAfter(events);
  return { state, when: (command: WarningCommand) => warningDecider.decide(command, state) };
};
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing was refused';
};
/** By whom a command of `COMMANDS` is tried instead. */
const by = <C extends WarningCommand>(command: C, person: string): C => ({ ...command, by: person });
const { draft, draftVersion, revise, submit, proofread, publish, cancel } = COMMANDS;
const submitted = { type: 'DraftSubmitted', to: 'approval', by: author, at: submit.at } as const;

describe('a draft', () => {
  const drafted = eventsOf(WAYS.draft);

  it('says after a revision what the revision says, and keeps everybody who wrote it', () => {
    const { state } = given(...drafted, ...given(...drafted).when(revise));
    expect(state).toMatchObject({ work: { content: revise.content, draftedBy: author, authors: [author, reviser] } });
  });

  it('passes over what a first version is said to have changed', () => {
    expect(given(...drafted).when({ ...revise, note: { change: aChange, minor: true } })).toEqual([
      { type: 'WarningRevised', content: revise.content, revisedBy: reviser },
    ]);
  });

  it('goes to the final editor in two stages, to the proofreader in three', () => {
    expect(given(...drafted).when(submit)).toEqual([submitted]);
    expect(given(...drafted).when({ ...submit, stages: 3 })).toEqual([{ ...submitted, to: 'proofreading' }]);
  });
});

describe('a version in its review', () => {
  const [inProof, inApproval] = [eventsOf(WAYS.proofreading), eventsOf(WAYS.approval)];
  const revisedToo = [...eventsOf(WAYS.draft), ...given(...eventsOf(WAYS.draft)).when(revise), submitted];

  it('is let out by somebody who wrote none of it', () => {
    for (const writer of [author, reviser])
      expect(refusal(() => given(...revisedToo).when(by(publish, writer)))).toBe('AUTHOR_CANNOT_APPROVE');
    expect(given(...revisedToo).when(publish)).toEqual([
      {
        type: 'WarningPublished',
        version: 1,
        countries: ['US'],
        rights: ['trademark'],
        industries: [],
        platforms: [],
        severity: 'urgent',
        publishedBy: chief,
        publishedAt: publish.at,
      },
    ]);
  });

  it('is proofread by somebody who wrote none of it', () => {
    expect(refusal(() => given(...inProof).when(by(proofread, author)))).toBe('AUTHOR_CANNOT_APPROVE');
  });

  it('is let out by another than its proofreader', () => {
    const proofed = given(...inProof, ...given(...inProof).when(proofread));
    expect(refusal(() => proofed.when(by(publish, proofreader)))).toBe('AUTHOR_CANNOT_APPROVE');
    expect(proofed.when(publish)).toMatchObject([{ type: 'WarningPublished' }]);
  });

  it('comes back as the draft that it was, with the remark', () => {
    const back = given(...inApproval, ...given(...inApproval).when(COMMANDS.return)).state;
    const remark = { text: 'written: name the court', by: chief, at: submit.at };
    expect(back).toEqual({
      status: 'draft',
      work: { stage: 'draft', content, note: null, draftedBy: author, authors: [author], remark },
    });
  });

  it('comes back also when the remark was erased since', () => {
    const returned = { type: 'DraftReturned', by: chief, at: submit.at } as const;
    expect(given(...inApproval, returned).state).toMatchObject({ work: { remark: { text: '' } } });
  });

  it('is not let out once its validity is over', () => {
    const late = { ...publish, at: '2026-11-30T16:00:00.000Z' };
    expect(refusal(() => given(...inApproval).when(late))).toBe('VALIDITY_OVER');
    expect(given(...inApproval).when({ ...late, at: '2026-11-30T15:59:59.999Z' })).toHaveLength(1);
  });
});

describe('a live warning', () => {
  const live = eventsOf(WAYS.live);
  /** The warning after its next version went live, and that version’s event. */
  function updated(differs: Partial<typeof content>, minor = false, before = live) {
    const state = given(...before);
    const drafted = state.when({
      ...draftVersion,
      content: { ...content, ...differs },
      note: { change: aChange, minor },
    });
    const inReview = [...before, ...drafted, submitted];
    const [event] = given(...inReview).when(publish);
    if (!event) throw new Error('nothing was published');
    return { event, events: [...inReview, event], state: stateAfter([...inReview, event]) };
  }

  it('is read as it was while its next version is written and reviewed', () => {
    for (const way of [WAYS['live with a draft'], WAYS['live with a version in approval']])
      expect(stateAfter(eventsOf(way))).toMatchObject({ status: 'live', current: { version: 1, content } });
  });

  it('says in its next version what changed, as fields and in words', () => {
    const { event, state } = updated({ countries: ['CA', 'US'], summary: { zh: '新', en: 'new' } });
    expect(event).toMatchObject({
      type: 'WarningUpdated',
      version: 2,
      minor: false,
      changed: ['countries', 'summary'],
      countries: ['CA', 'US'],
    });
    expect(state).toMatchObject({ current: { version: 2, note: { change: aChange, minor: false } }, next: null });
  });

  it('does not call another order of codes a change', () => {
    const before = updated({ countries: ['US', 'CA'] });
    expect(updated({ countries: ['CA', 'US'] }, false, before.events).event).toMatchObject({ changed: [] });
  });

  it('keeps the note of its next version through a revision, or takes the new one', () => {
    const drafted = eventsOf(WAYS['live with a draft']);
    const noteAfter = (note: object) => given(...drafted).when({ ...revise, note })[0];
    expect(noteAfter({})).toMatchObject({ note: { change: aChange, minor: false } });
    expect(noteAfter({ minor: true })).toMatchObject({ note: { change: aChange, minor: true } });
    const other = { zh: '另一处。', en: 'Another place.' };
    expect(noteAfter({ change: other })).toMatchObject({ note: { change: other, minor: false } });
  });

  it('tells a minor version', () => {
    expect(updated({ title: { zh: '标题', en: 'Title' } }, true).event).toMatchObject({ minor: true });
  });

  it('counts the authors of a version by that version alone: who wrote the first may let out the second', () => {
    const other = aPerson();
    const drafted = given(...live).when(by(draftVersion, other));
    const inReview = given(...live, ...drafted, submitted);
    expect(inReview.when(by(publish, author))).toMatchObject([{ version: 2, publishedBy: author }]);
    expect(refusal(() => inReview.when(by(publish, other)))).toBe('AUTHOR_CANNOT_APPROVE');
  });

  it('is not withdrawn by anyone whose words were published with it, in whichever version', () => {
    const other = aPerson();
    const drafted = given(...live).when(by(draftVersion, other));
    const [event] = given(...live, ...drafted, submitted).when(publish);
    if (!event) throw new Error('nothing was published');
    const second = given(...live, ...drafted, submitted, event);
    for (const writer of [author, other])
      expect(refusal(() => second.when(by(cancel, writer)))).toBe('AUTHOR_CANNOT_APPROVE');
    expect(second.when(cancel)).toMatchObject([{ version: 2, countries: ['US', 'CA'], reason: cancel.reason }]);
  });

  it('may be withdrawn by who wrote no more than a version that never went live', () => {
    const drafted = given(...live).when(by(draftVersion, chief));
    expect(given(...live, ...drafted).when(cancel)).toMatchObject([{ type: 'WarningCancelled', version: 1 }]);
  });

  it('stays when only its next version is given up', () => {
    const withDraft = eventsOf(WAYS['live with a draft']);
    const [event] = given(...withDraft).when(COMMANDS.discard);
    if (!event) throw new Error('nothing was discarded');
    expect(stateAfter([...withDraft, event])).toEqual(stateAfter(live));
  });

  it('expires when the last day of its validity ends in China, and not before', () => {
    const at = (instant: string) => given(...live).when({ type: 'expire', at: instant });
    expect(at('2026-11-30T15:59:59.999Z')).toEqual([]);
    // The timer may ring late: it was over all the same.
    expect(at('2026-12-01T09:00:00.000Z')).toMatchObject([{ version: 1, expiredAt: '2026-11-30T16:00:00.000Z' }]);
  });

  it('never expires where no last day was said', () => {
    const endless = given(...updated({ validUntil: null }).events);
    expect(endless.when({ type: 'expire', at: '2099-01-01T00:00:00.000Z' })).toEqual([]);
  });

  describe('whose one language was changed', () => {
    const stale = (events: { readonly state: ReturnType<typeof stateAfter> }) =>
      events.state.status === 'live' ? events.state.current.stale : null;
    const [zh, en] = [
      { zh: '改', en: content.summary.en },
      { zh: '改', en: 'changed' },
    ];

    it('has a stale translation, until the other is changed too', () => {
      const first = updated({ summary: zh });
      expect(stale(first)).toEqual({ zh: [], en: ['summary'] });
      const untouched = updated({ summary: zh, severity: 'urgent' }, false, first.events);
      expect(stale(untouched)).toEqual({ zh: [], en: ['summary'] });
      expect(stale(updated({ summary: en }, false, untouched.events))).toEqual({ zh: [], en: [] });
    });

    it('has one text stale in each language when each was changed elsewhere', () => {
      const both = { summary: zh, advice: { zh: content.advice.zh, en: 'changed' } };
      expect(stale(updated(both))).toEqual({ zh: ['advice'], en: ['summary'] });
    });

    it('has none when both were changed together', () => {
      expect(stale(updated({ summary: en }))).toEqual({ zh: [], en: [] });
    });
  });
});

describe('the history of the first release', () => {
  const { kind: _, industries: __, platforms: ___, ...rest } = aContent();
  const { urgency: _1, certainty: _2, validUntil: _3, sources: _4, keyDates: _5, ...contentV1 } = rest;
  const drafted: WarningEvent = { type: 'WarningDrafted', content: contentV1, draftedBy: author };
  const published: WarningEvent = {
    type: 'WarningPublished',
    version: 1,
    countries: ['US'],
    rights: ['trademark'],
    severity: 'warning',
    publishedBy: chief,
    publishedAt: publish.at,
  };

  it('folds into today’s shape, though its drafts went live without a review', () => {
    expect(stateAfter([drafted, published])).toEqual(
      warningDecider.upcast?.(
        {
          status: 'live',
          content: contentV1,
          draftedBy: author,
          authors: [author],
          version: 1,
          publishedBy: chief,
          publishedAt: publish.at,
        },
        1,
      ),
    );
    expect(stateAfter([drafted])).toEqual(
      warningDecider.upcast?.({ status: 'draft', content: contentV1, draftedBy: author, authors: [author] }, 1),
    );
  });

  it('goes on from there', () => {
    expect(given(drafted, published).when({ ...draftVersion, content: draft.content })).toHaveLength(1);
  });
});
