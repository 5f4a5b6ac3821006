import { describe, expect, it } from 'vitest';
import { COMMANDS, eventsOf, FIRST, SECOND, stateAfter } from '../testing/life.ts';
import { invitationDecider } from './index.ts';

type Way = Parameters<typeof eventsOf>[0];
const afterForgetting = (way: Way, personId = FIRST.personId) => {
  const events = eventsOf(way);
  const command = { type: 'ForgetWords', personId, released: [FIRST.expertId] } as const;
  const led = invitationDecider.decide(command, stateAfter(events));
  return {
    led,
    state: stateAfter([...events, ...led]),
    again: invitationDecider.decide(command, stateAfter([...events, ...led])),
  };
};

describe('what a person wrote in a search', () => {
  const ASSIGNED = ['Open', 'AnswerConflict clear', 'AcceptOffer'] as const;
  it.each([
    ['a waiver', ['Open', 'AnswerConflict waiver'], 'once advised a sister company'],
    ['a reason for declining', ['Open', 'AnswerConflict clear', 'DeclineOffer'], 'on leave'],
    ['a reason for an objection', [...ASSIGNED, 'ObjectToExpert'], reasonOf(COMMANDS.ObjectToExpert)],
  ] as const)('is forgotten: %s; who was asked and what they answered stays', (_, way, word) => {
    expect(JSON.stringify(stateAfter(eventsOf(way)))).toContain(word);
    const { led, state, again } = afterForgetting(way);
    expect(led).toMatchObject([{ type: 'WordsForgotten' }]);
    expect(JSON.stringify([led, state])).not.toContain(word);
    expect(state).toMatchObject({ candidates: [{ expertId: FIRST.expertId }, { expertId: SECOND.expertId }] });
    expect(again).toEqual([]);
  });

  it('is nothing where somebody else wrote it', () => {
    expect(afterForgetting(['Open', 'AnswerConflict waiver'], SECOND.personId).led).toEqual([]);
  });
});

function reasonOf({ reason }: { readonly reason: string }): string {
  return reason;
}
