import { InvalidInput, newId, Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { NOW, person, shenzhen } from '../testing/examples.ts';
import type { NotedCall, StatedCall } from './call.ts';
import { type NoteCommand, type NoteEvent, type NoteState, noteDecider } from './note.ts';

const by = person();
const caseId = newId('case', NOW);
const [MINUTE, DAY] = [60_000, 86_400_000];
const at = (ms: number) => new Date(NOW + ms).toISOString();
const asked = (ms: number) => ({ by, at: at(ms), caseStatus: 'guiding' }) as const;
const stated: StatedCall = { with: 'enterprise', direction: 'outgoing', at: null, answered: true, minutes: 12 };
const unanswered: StatedCall = { ...stated, answered: false, minutes: null };

const write = (call: StatedCall | null, ms = 0): NoteCommand => {
  return { type: 'WriteNote', caseId, centreId: shenzhen, text: '已电话沟通。', call, ...asked(ms) };
};
const correct = (call: StatedCall | null, ms: number): NoteCommand => {
  return { type: 'CorrectNote', text: '已电话沟通，将补充材料。', call, ...asked(ms) };
};
const withdraw = (ms: number): NoteCommand => ({ type: 'WithdrawNote', ...asked(ms) });

const { decide, evolve, initial } = noteDecider;
const stateAfter = (events: readonly NoteEvent[]) => events.reduce(evolve, initial);
function given(...commands: readonly NoteCommand[]) {
  const step = (state: NoteState, command: NoteCommand) => decide(command, state).reduce(evolve, state);
  const state = commands.reduce(step, initial);
  return {
    state,
    kept: (command: NoteCommand): NotedCall | null => {
      const after = decide(command, state).reduce(evolve, state);
      return after.status === 'said' ? after.call : null;
    },
    refused: (command: NoteCommand) => {
      try {
        return decide(command, state);
      } catch (error) {
        if (error instanceof InvalidInput) return error.problems;
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
  };
}

describe('a case of which nothing is noted', () => {
  it('takes a note of no call, and one of a call, which was just now where nothing else is said', () => {
    expect(given().kept(write(null))).toBeNull();
    expect(given().kept(write(stated))).toEqual({ ...stated, at: at(0) });
    expect(given().kept(write(unanswered))).toEqual({ ...unanswered, at: at(0) });
  });

  it.each([
    ['now', 0],
    ['thirty days ago', -30 * DAY],
  ])('takes one of a call that was %s', (_, ms) => {
    expect(given().kept(write({ ...stated, at: at(ms) }))).toMatchObject({ at: at(ms) });
  });

  it.each([
    ['is to come', { ...stated, at: at(1) }, 'call.at', 'not-yet'],
    ['was longer ago', { ...stated, at: at(-30 * DAY - 1) }, 'call.at', 'long-ago'],
    ['nobody answered, and which took a minute', { ...unanswered, minutes: 1 }, 'call.minutes', 'unanswered'],
  ])('takes none of a call that %s', (_, call, path, rule) => {
    const [problem] = [given().refused(write(call))].flat();
    expect(problem).toMatchObject({ path, rule, en: expect.any(String), zh: expect.any(String) });
  });

  it('is told all that is wrong with a call at once', () => {
    const problems = given().refused(write({ ...unanswered, at: at(1), minutes: 0 }));
    expect(problems).toMatchObject([{ path: 'call.at' }, { path: 'call.minutes' }]);
  });
});

describe('a note of a call', () => {
  const noted = given(write(stated));

  it('keeps codes, a time and a length of it beside the words, where these can be erased', () => {
    expect(decide(write(stated), initial)).toEqual([
      {
        ...{ type: 'NoteWritten', caseId, centreId: shenzhen, writtenBy: by, writtenAt: at(0) },
        call: { ...stated, at: at(0) },
        personal: { text: '已电话沟通。' },
      },
    ]);
  });

  it('keeps what stands of the call where its words alone are corrected', () => {
    expect(noted.kept(correct(null, MINUTE))).toEqual({ ...stated, at: at(0) });
  });

  it('is of the call as it is stated anew, which was when it was said to be before', () => {
    const anew = { ...unanswered, with: 'counsel', direction: 'incoming' } as const;
    expect(noted.kept(correct(anew, MINUTE))).toEqual({ ...anew, at: at(0) });
    expect(noted.kept(correct({ ...anew, at: at(-MINUTE) }, MINUTE))).toEqual({ ...anew, at: at(-MINUTE) });
  });

  it('is held to the same when it is corrected, by the time at which it was written', () => {
    const old = given(write({ ...stated, at: at(-30 * DAY) }));
    expect(old.kept(correct(stated, MINUTE))).toMatchObject({ at: at(-30 * DAY) });
    expect(old.refused(correct({ ...stated, at: at(-30 * DAY - 1) }, MINUTE))).toMatchObject([{ rule: 'long-ago' }]);
    expect(noted.refused(correct({ ...stated, at: at(MINUTE + 1) }, MINUTE))).toMatchObject([{ rule: 'not-yet' }]);
    expect(noted.refused(correct({ ...unanswered, minutes: 3 }, MINUTE))).toMatchObject([{ rule: 'unanswered' }]);
  });

  it('keeps nothing of it once it is taken back', () => {
    expect(given(write(stated), withdraw(MINUTE)).state).toEqual({
      ...{ status: 'withdrawn', caseId, centreId: shenzhen, by, at: at(0), withdrawnAt: at(MINUTE) },
    });
    expect(given(write(stated), withdraw(MINUTE)).refused(correct(stated, MINUTE))).toBe('STATE_CONFLICT');
  });
});

describe('a note of no call', () => {
  it('becomes one of a call that was just now, where it is corrected so', () => {
    expect(given(write(null)).kept(correct(stated, MINUTE))).toEqual({ ...stated, at: at(MINUTE) });
  });
});

describe('what version 1 stored', () => {
  const written = { caseId, centreId: shenzhen, by, at: at(0) };
  const events: readonly NoteEvent[] = [
    {
      ...{ type: 'NoteWritten', caseId, centreId: shenzhen, writtenBy: by, writtenAt: at(0) },
      personal: { text: '先核实' },
    },
    { type: 'NoteCorrected', caseId, correctedAt: at(MINUTE), personal: { text: '已核实' } },
  ];
  const said = { ...written, status: 'said', text: '已核实', correctedAt: at(MINUTE) };
  const withdrawn = { ...written, status: 'withdrawn', withdrawnAt: at(MINUTE) };

  it('is a note of no call, in its document and by its entries', () => {
    expect(noteDecider.upcast?.(said, 1)).toEqual({ ...said, call: null });
    expect(stateAfter(events)).toEqual({ ...said, call: null });
    expect(stateAfter(events.slice(0, 1))).toMatchObject({ text: '先核实', call: null });
  });

  it('is as it was where nothing of it could be a call', () => {
    for (const state of [withdrawn, { status: 'none' }]) expect(noteDecider.upcast?.(state, 1)).toEqual(state);
  });
});
