import type { Decider, DomainEvent } from '@sinan/aggregate';
import { type CaseStatus, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { NOW, person, shenzhen } from '../testing/examples.ts';
import { type MessageCommand, messageDecider } from './message.ts';
import { type NoteCommand, noteDecider } from './note.ts';

const [me, other] = [person(), person()];
const caseId = newId('case', NOW);
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
type When = { readonly by: typeof me; readonly at: string; readonly caseStatus: CaseStatus };
const now: When = { by: me, at: at(10), caseStatus: 'closed' };

/** The commands on a message and on a note, which are held to one rule book. */
type Kind = 'message' | 'note';
type Act = 'say' | 'correct' | 'withdraw';
const on = { caseId, organisationId: null, filedBy: null, centreId: shenzhen, expertId: null };
const MESSAGE: { readonly [act in Act]: (when: When) => MessageCommand } = {
  say: (when) => ({ type: 'SendMessage', on, side: 'applicant', text: 'written: hello', ...when }),
  correct: (when) => ({ type: 'CorrectMessage', text: 'written: hello!', ...when }),
  withdraw: (when) => ({ type: 'WithdrawMessage', ...when }),
};
const NOTE: { readonly [act in Act]: (when: When) => NoteCommand } = {
  say: (when) => ({ type: 'WriteNote', caseId, centreId: shenzhen, text: 'written: hello', call: null, ...when }),
  correct: (when) => ({ type: 'CorrectNote', text: 'written: hello!', call: null, ...when }),
  withdraw: (when) => ({ type: 'WithdrawNote', ...when }),
};

/** What was done before, and what is different about who asks now, and when. */
const STANDINGS: { readonly [standing: string]: { readonly way: readonly Act[]; readonly when?: Partial<When> } } = {
  none: { way: [] },
  said: { way: ['say'] },
  'said and corrected': { way: ['say', 'correct'] },
  withdrawn: { way: ['say', 'withdraw'] },
  'said a quarter of an hour ago': { way: ['say'], when: { at: at(15) } },
  'said longer ago': { way: ['say'], when: { at: new Date(NOW + 15 * 60_000 + 1).toISOString() } },
  'said by another': { way: ['say'], when: { by: other } },
  'withdrawn by another': { way: ['say', 'withdraw'], when: { by: other } },
  'said, in a case that was archived since': { way: ['say'], when: { caseStatus: 'archived' } },
  'none, in an archived case': { way: [], when: { caseStatus: 'archived' } },
};

const conflict = (state: string) => ({ code: 'STATE_CONFLICT', params: { state } });
const [notFound, forbidden] = [{ code: 'NOT_FOUND' }, { code: 'FORBIDDEN' }];
const over = { code: 'CORRECTION_OVER', params: { minutes: 15 } };
const own = { say: conflict('said'), correct: 'done', withdraw: 'done' } as const;

/** The rule book: done, or the refusal. */
const RULES: { readonly [standing: string]: { readonly [act in Act]: 'done' | object } } = {
  none: { say: 'done', correct: notFound, withdraw: notFound },
  said: own,
  'said and corrected': own,
  withdrawn: { say: conflict('withdrawn'), correct: conflict('withdrawn'), withdraw: conflict('withdrawn') },
  'said a quarter of an hour ago': own,
  'said longer ago': { ...own, correct: over, withdraw: over },
  'said by another': { ...own, correct: forbidden, withdraw: forbidden },
  'withdrawn by another': { say: conflict('withdrawn'), correct: forbidden, withdraw: forbidden },
  'said, in a case that was archived since': { ...own, correct: conflict('archived'), withdraw: conflict('archived') },
  'none, in an archived case': { say: conflict('archived'), correct: notFound, withdraw: notFound },
};

function lifeOf<State, Command, Event extends DomainEvent>(
  { decide, evolve, initial }: Decider<State, Command, Event>,
  commands: { readonly [act in Act]: (when: When) => Command },
) {
  /** What these acts, one after the other, led to. */
  const lived = (way: readonly Act[]) => {
    let [state, events]: [State, readonly Event[]] = [initial, []];
    for (const act of way) {
      const came = decide(commands[act]({ ...now, at: at(0) }), state);
      [state, events] = [came.reduce(evolve, state), [...events, ...came]];
    }
    return { state, events };
  };
  return {
    eventsOf: (way: readonly Act[]): readonly DomainEvent[] => lived(way).events,
    at(standing: string, act: Act) {
      const { way, when } = STANDINGS[standing] ?? { way: [] };
      const { state } = lived(way);
      const before = structuredClone(state);
      const come = () => decide(commands[act]({ ...now, ...when }), Object.freeze(state));
      return { come, unchanged: () => expect(state).toEqual(before) };
    },
  };
}
const LIVES = { message: lifeOf(messageDecider, MESSAGE), note: lifeOf(noteDecider, NOTE) } as const;
const ACTS: readonly Act[] = ['say', 'correct', 'withdraw'];
const kinds: readonly Kind[] = ['message', 'note'];
const cells = kinds.flatMap((kind) =>
  Object.keys(STANDINGS).flatMap((standing) => ACTS.map((act) => [kind, standing, act] as const)),
);

describe(`what is said on a case: ${cells.length} cells of standing and command`, () => {
  it.each(cells)('a %s, %s: %s', (kind, standing, act) => {
    const { come, unchanged } = LIVES[kind].at(standing, act);
    const expected = RULES[standing]?.[act];
    if (expected === 'done') expect(come()).toHaveLength(1);
    else expect(come).toThrow(expect.objectContaining({ name: 'Refusal', ...Object(expected) }));
    unchanged();
  });

  it.each(kinds)('keeps the words of a %s where they can be erased', (kind) => {
    const events = LIVES[kind].eventsOf(['say', 'correct', 'withdraw']);
    expect(JSON.stringify(events)).toContain('written: ');
    expect(JSON.stringify(events.map(({ personal: _, ...rest }) => rest))).not.toContain('written: ');
  });
});
