import { InvalidInput } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { AT, chosenWith, parties } from '../testing/examples.ts';
import {
  ahead,
  COMMANDS,
  type CommandName,
  eventsOf,
  FIRST,
  SECOND,
  stateAfter,
  THIRD,
  WAYS,
} from '../testing/life.ts';
import { type InvitationCommand, type InvitationEvent, invitationDecider } from './index.ts';

const given = (...way: readonly CommandName[]) => {
  const before = eventsOf(way);
  const state = stateAfter(before);
  return {
    state,
    after: (command: InvitationCommand) => stateAfter([...before, ...invitationDecider.decide(command, state)]),
    when: (command: InvitationCommand) => () => invitationDecider.decide(command, state),
  };
};
const candidates = (state: ReturnType<typeof stateAfter>) => (state.status === 'none' ? [] : state.candidates);
const stages = (state: ReturnType<typeof stateAfter>) => candidates(state).map(({ stage }) => stage);

describe('a search', () => {
  it('keeps its candidates in the order chosen, with the reasons as they were', () => {
    expect(candidates(given('Open').state)).toMatchObject([
      { ...FIRST, stage: 'checking', answerBy: ahead.checkBy },
      { ...SECOND, stage: 'waiting' },
    ]);
  });

  it('keeps the names as the last candidate was asked with them', () => {
    const renamed = { ...parties, claimant: 'Northwind Holdings Inc.' };
    const later = { ...COMMANDS['AnswerConflict conflict'], ahead: { ...ahead, parties: renamed } };
    expect(given('Open').state).toMatchObject({ parties });
    expect(given('Open').after(later)).toMatchObject({ parties: renamed });
  });

  it('goes past all who cannot be asked any more, with the reason, and is exhausted behind the last', () => {
    const passed = { [SECOND.expertId]: 'at-capacity', [THIRD.expertId]: 'absent' } as const;
    const conflict = { ...COMMANDS['AnswerConflict conflict'], ahead: { ...ahead, passed } };
    const state = given('Open', 'AddCandidates').after(conflict);
    expect(state).toMatchObject({ status: 'exhausted' });
    expect(candidates(state)).toMatchObject([
      { stage: 'conflicted' },
      { stage: 'passed-over', why: 'at-capacity' },
      { stage: 'passed-over', why: 'absent' },
    ]);
  });

  it('asks added candidates behind those who wait, and at once where nobody was left', () => {
    expect(stages(given('Open', 'AddCandidates').state)).toEqual(['checking', 'waiting', 'waiting']);
    const revived = given('Open for one', 'AnswerConflict conflict', 'AddCandidates').state;
    expect([revived.status, ...stages(revived)]).toEqual(['asking', 'conflicted', 'checking']);
    expect(stages(given(...WAYS.assigned, 'AddCandidates').state)).toEqual(['assigned', 'waiting', 'waiting']);
  });

  it('takes nobody twice, and not too many', () => {
    const add = (chosen: InvitationCommand & { readonly chosen: unknown }) => given('Open').when(chosen);
    const again = add({ ...COMMANDS.AddCandidates, chosen: [THIRD, SECOND] });
    expect(again).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ path: 'candidates.1', rule: 'chosen-already' })],
      }),
    );
    const many = add({ ...COMMANDS.AddCandidates, chosen: Array.from({ length: 29 }, () => chosenWith()) });
    expect(many).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ rule: 'too-many' })] }));
    expect(given().when({ ...COMMANDS.Open, chosen: [FIRST, FIRST] })).toThrow(InvalidInput);
  });

  it('is not opened with what the ranking excludes', () => {
    const problems = [{ path: 'candidates.0', rule: 'expert-excluded', en: 'Suspended', zh: '已暂停' }];
    for (const command of [COMMANDS.Open, { ...COMMANDS.AddCandidates }] as const)
      expect(given(...(command.type === 'Open' ? [] : (['Open'] as const))).when({ ...command, problems })).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT', problems }),
      );
  });
});

describe('a waiver', () => {
  it('keeps the text that was accepted, up to the release', () => {
    const state = given('Open', 'AnswerConflict waiver', 'AcceptWaiver', 'AcceptOffer', 'ReleaseExpert removed').state;
    expect(candidates(state)[0]).toMatchObject({ stage: 'released', waiver: 'written: once advised a sister company' });
  });
});

describe('an objection', () => {
  const objected = (at: string, differs = {}) =>
    given(...WAYS.assigned).when({ ...COMMANDS.ObjectToExpert, at, ...differs });

  it('is heard until the time for it is over, and not later', () => {
    expect(objected('2026-11-17T15:59:59.999Z')()).toHaveLength(3);
    const over = { code: 'OBJECTION_OVER', params: { until: '2026-11-17T16:00:00.000Z' } };
    expect(objected('2026-11-17T16:00:00.000Z')).toThrow(expect.objectContaining(over));
  });

  it('is for the enterprise alone', () => {
    expect(objected(AT, { isApplicant: false })).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('keeps its reason with the release', () => {
    const [first] = candidates(given(...WAYS['released by an objection']).state);
    expect(first).toMatchObject({ stage: 'released', why: 'objected', reason: 'written: no trust' });
  });
});

describe('the end of the case', () => {
  it.each([
    ['closed', 'O1', 'completed'],
    ['terminated', null, 'withdrawn'],
    ['declined', null, 'withdrawn'],
  ])('%s, with outcome %s, releases the expert as %s', (how, outcome, why) => {
    const state = given(...WAYS.assigned).after({ ...COMMANDS.EndWithCase, how, outcome });
    expect(state).toMatchObject({ status: 'ended', how, outcome, endedAt: AT });
    expect(candidates(state)).toMatchObject([{ stage: 'released', why }, { stage: 'withdrawn' }]);
  });

  it('notes the outcome with work that was done before, once', () => {
    const done = given(...WAYS.completed, 'EndWithCase');
    expect(done.state).toMatchObject({ status: 'completed', outcome: 'O1' });
    expect(done.when({ ...COMMANDS.EndWithCase, outcome: 'O5' })()).toEqual([]);
  });

  it('that was heard of before its outcome is told the outcome later', () => {
    const early = given('Open').after({ ...COMMANDS.EndWithCase, outcome: null });
    expect(early).toMatchObject({ status: 'ended', outcome: null });
    expect(invitationDecider.decide(COMMANDS.EndWithCase, early)).toMatchObject([
      { type: 'OutcomeNoted', outcome: 'O1' },
    ]);
  });
});

describe('a hand-over', () => {
  it('moves an open search to the new centre, once', () => {
    const moved = given('Open', 'FollowCase');
    expect(moved.state).toMatchObject({ centreId: COMMANDS.FollowCase.centreId });
    expect(moved.when(COMMANDS.FollowCase)()).toEqual([]);
  });
});

describe('what is personal', () => {
  const everything = Object.values(WAYS).flatMap((way) => eventsOf(way));
  const open = ({ personal: _, ...rest }: InvitationEvent & { readonly personal?: unknown }) => rest;

  it('stands in the part of an entry that can be erased, and nowhere else', () => {
    for (const text of ['written', 'Northwind', '示例机器人', 'Opposite', '示例灯具']) {
      expect(JSON.stringify(everything)).toContain(text);
      expect(JSON.stringify(everything.map(open))).not.toContain(text);
    }
  });

  it('may be gone, and every search still folds to where it stood', () => {
    for (const way of Object.values(WAYS)) {
      const events = eventsOf(way);
      const erased = stateAfter(events.map(open) as readonly InvitationEvent[]);
      expect([erased.status, ...stages(erased)]).toEqual([stateAfter(events).status, ...stages(stateAfter(events))]);
      expect(JSON.stringify(erased)).not.toMatch(/written|Northwind/);
    }
  });
});
