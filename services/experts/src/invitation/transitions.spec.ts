import { describe, expect, it } from 'vitest';
import { person } from '../testing/examples.ts';
import {
  ALLOWED,
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  eventsOf,
  FIRST,
  SECOND,
  STANDINGS,
  type Standing,
  stateAfter,
  WAYS,
} from '../testing/life.ts';
import { type InvitationCommand, type InvitationState, invitationDecider, isSeen } from './index.ts';

/** What the clock and the case lead to where they come too late: nothing. */
const NOTHING: readonly InvitationCommand['type'][] = ['Lapse', 'FollowCase', 'EndWithCase'];
const OF_EXPERTS: readonly InvitationCommand['type'][] = ['AnswerConflict', 'AcceptOffer', 'DeclineOffer'];

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};
const candidate = (state: InvitationState, personId: string) =>
  state.status === 'none' ? undefined : state.candidates.find((one) => one.personId === personId);

/** A candidate is told the stage that is theirs, or nothing at all; staff are told the state of the search. */
function refusalOf(state: InvitationState, command: InvitationCommand) {
  if (state.status === 'none') return { code: 'NOT_FOUND' };
  if (!OF_EXPERTS.includes(command.type)) return { code: 'STATE_CONFLICT', params: { state: state.status } };
  const own = 'by' in command ? candidate(state, command.by) : undefined;
  if (own === undefined || !isSeen(own)) return { code: 'NOT_FOUND' };
  return { code: 'STATE_CONFLICT', params: { state: own.stage } };
}

function expectOutcome(state: InvitationState, command: InvitationCommand, expected: readonly string[] | undefined) {
  const before = structuredClone(state);
  const decide = () => invitationDecider.decide(command, state).map((event) => event.type);
  if (expected) expect(decide()).toEqual(expected);
  else if (NOTHING.includes(command.type) && (state.status !== 'none' || command.type !== 'Lapse'))
    expect(decide()).toEqual([]);
  else expect(decide).toThrow(expect.objectContaining({ name: 'Refusal', ...refusalOf(state, command) }));
  expect(state).toEqual(before);
}

describe.each(STANDINGS)('a search whose first candidate is: %s', (standing: Standing) => {
  const state = frozen(stateAfter(eventsOf(WAYS[standing])));

  it.each(COMMAND_NAMES)('%s', (name: CommandName) => {
    expectOutcome(state, COMMANDS[name], ALLOWED[standing][name]);
  });

  const answers = COMMAND_NAMES.filter((name) => OF_EXPERTS.includes(COMMANDS[name].type));
  it.each(answers)('whoever is no candidate finds nothing: %s', (name) => {
    const stranger = { ...COMMANDS[name], by: person() } as InvitationCommand;
    expect(() => invitationDecider.decide(stranger, state)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

describe('the second candidate', () => {
  const answers = COMMAND_NAMES.filter((name) => OF_EXPERTS.includes(COMMANDS[name].type));
  const bySecond = (name: CommandName) => ({ ...COMMANDS[name], by: SECOND.personId }) as InvitationCommand;

  it.each(['checking', 'waiver', 'offered', 'assigned'] as const)(
    'who waits while the first is %s finds nothing',
    (standing) => {
      const state = stateAfter(eventsOf(WAYS[standing]));
      for (const name of answers) expectOutcome(state, bySecond(name), undefined);
      expect(candidate(state, SECOND.personId)).toMatchObject({ stage: 'waiting' });
    },
  );

  it.each([
    'passed over',
    'conflicted',
    'conflicted after a waiver',
    'conflicted by the facts',
    'declined',
    'lapsed before the check',
    'lapsed before the answer',
    'released by staff',
    'released by an objection',
  ] as const)('is asked once the first is %s', (standing) => {
    const state = stateAfter(eventsOf(WAYS[standing]));
    expect(state.status).toBe('asking');
    expect(candidate(state, SECOND.personId)).toMatchObject({ stage: 'checking' });
    expectOutcome(state, bySecond('AnswerConflict clear'), ['ConflictAnswered', 'CaseOffered']);
  });
});

describe('a case that has ended', () => {
  const STOPPED: readonly (readonly [Standing, CommandName])[] = [
    ['none', 'Open'],
    ['checking', 'AddCandidates'],
    ['checking', 'AnswerConflict clear'],
    ['waiver', 'AcceptWaiver'],
    ['waiver', 'RefuseWaiver'],
    ['offered', 'AcceptOffer'],
    ['offered', 'DeclineOffer'],
    ['assigned', 'ReleaseExpert removed'],
    ['assigned', 'ObjectToExpert'],
  ];
  it.each(STOPPED)('from %s goes no further: %s', (standing, name) => {
    const command = COMMANDS[name];
    const ended =
      'ahead' in command
        ? { ...command, ahead: { ...command.ahead, caseStatus: 'closed' } }
        : { ...command, caseStatus: 'closed' };
    const decide = () => invitationDecider.decide(ended as InvitationCommand, stateAfter(eventsOf(WAYS[standing])));
    expect(decide).toThrow(expect.objectContaining({ code: 'STATE_CONFLICT', params: { state: 'closed' } }));
  });

  it.each(['Withdraw', 'ReleaseExpert completed'] as const)('can still be tidied up: %s', (name) => {
    expect(invitationDecider.decide(COMMANDS[name], stateAfter(eventsOf(WAYS.assigned)))).not.toEqual([]);
  });
});

describe('staff of another centre', () => {
  const ofStaff = COMMAND_NAMES.filter((name) => 'worksAt' in COMMANDS[name]);
  const open = STANDINGS.filter((standing) => ALLOWED[standing].Withdraw);
  it.each(ofStaff)('are refused before they learn anything: %s', (name) => {
    const command = { ...COMMANDS[name], worksAt: [FIRST.expertId] } as InvitationCommand;
    for (const standing of open.filter(() => COMMANDS[name].type !== 'Open'))
      expect(() => invitationDecider.decide(command, stateAfter(eventsOf(WAYS[standing])))).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN' }),
      );
    expect(() => invitationDecider.decide(command, invitationDecider.initial)).toThrow(
      expect.objectContaining({ code: COMMANDS[name].type === 'Open' ? 'FORBIDDEN' : 'NOT_FOUND' }),
    );
  });
});
