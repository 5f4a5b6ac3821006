import type { Decider } from '@sinan/aggregate';
import { type Id, InvalidInput, problem, Refusal } from '@sinan/schema';
import type { FileCase } from '../case/index.ts';
import { type ByStaff, checkWorksAt } from '../case/rules.ts';
import type { ConsultationEvent, OfConsultation } from './events.ts';
import { evolve } from './evolve.ts';
import type { Consultation, ConsultationState, Contact } from './state.ts';

export type ConsultationCommand =
  | RegisterConsultation
  | AnswerConsultation
  | AskFurther
  | PassConsultation
  | FinishConsultation
  | TurnIntoCase
  | ForgetAsker;

/** By who asks here, or by staff for a caller, who may be answered in the same call. Where it goes is the look-up's result. */
export interface RegisterConsultation {
  readonly type: 'RegisterConsultation';
  readonly by: Id<'person'>;
  readonly forCaller: boolean;
  readonly organisationId: Id<'organisation'> | null;
  readonly uscc: string | null;
  readonly centreId: Id<'centre'>;
  readonly channel: string;
  readonly country: string | null;
  readonly topic: string | null;
  readonly question: string;
  readonly enterpriseName: string | null;
  readonly contact: Contact;
  readonly answer: string | null;
  readonly at: string;
}
export interface AnswerConsultation extends ByStaff {
  readonly type: 'AnswerConsultation';
  readonly answer: string;
}
export interface AskFurther extends ByStaff {
  readonly type: 'AskFurther';
  readonly question: string;
}
export interface PassConsultation extends ByStaff {
  readonly type: 'PassConsultation';
  readonly toCentreId: Id<'centre'>;
  readonly reason: string;
}
export interface FinishConsultation extends ByStaff {
  readonly type: 'FinishConsultation';
}
/** `caseId` is derived from the consultation's, so that it is one case whoever decides, and the filing is the look-ups' result. */
export interface TurnIntoCase extends ByStaff {
  readonly type: 'TurnIntoCase';
  readonly caseId: Id<'case'>;
  readonly filing: FileCase;
}

/** With who asked: the question, and how they were reached. What the centre answered stays, and the enterprise's name. */
export interface ForgetAsker {
  readonly type: 'ForgetAsker';
}

export const consultationDecider: Decider<ConsultationState, ConsultationCommand, ConsultationEvent> = {
  name: 'consultation',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: ConsultationCommand, state: ConsultationState): readonly ConsultationEvent[] {
  switch (command.type) {
    case 'RegisterConsultation':
      return register(command, state);
    case 'AnswerConsultation':
      return answer(command, state);
    case 'AskFurther':
      return askFurther(command, state);
    case 'PassConsultation':
      return pass(command, state);
    case 'FinishConsultation':
      return finish(command, state);
    case 'TurnIntoCase':
      return turn(command, state);
    case 'ForgetAsker':
      return forgetAsker(state);
    default:
      return command satisfies never;
  }
}

function register(command: RegisterConsultation, state: ConsultationState): readonly ConsultationEvent[] {
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  const { by, forCaller, organisationId, uscc, centreId, channel, country, topic, at } = command;
  const { question, enterpriseName, contact } = command;
  const askedBy = forCaller ? null : by;
  const of = { askedBy, organisationId, centreId };
  const registered = { ...of, uscc, channel, country, topic, registeredBy: forCaller ? by : null, registeredAt: at };
  const personal = { question, enterpriseName, contact };
  const answered = command.answer === null ? [] : [answeredBy(of, 1, { by, at, answer: command.answer })];
  return [{ type: 'ConsultationRegistered', ...registered, personal }, ...answered];
}

function answeredBy(of: OfConsultation, round: number, said: Pick<AnswerConsultation, 'by' | 'at' | 'answer'>) {
  const { by: answeredBy, at: answeredAt, answer } = said;
  return { type: 'ConsultationAnswered', ...of, round, answeredBy, answeredAt, personal: { answer } } as const;
}

function answer(command: AnswerConsultation, state: ConsultationState): readonly ConsultationEvent[] {
  const asked = heldIn(command, state, 'registered');
  return [answeredBy(ofConsultation(asked), asked.exchanges.length, command)];
}

/** All of it is one document, which is read whole: what needs more is a case. */
const MOST_ROUNDS = 50;

/** By who asked; for a caller, who has no account, by the staff who hears it. */
function askFurther(command: AskFurther, state: ConsultationState): readonly ConsultationEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (state.askedBy === null) checkWorksAt(command, state.centreId);
  else if (state.askedBy !== command.by) throw new Refusal('FORBIDDEN');
  const asked = inStatus(state, 'answered');
  if (asked.exchanges.length >= MOST_ROUNDS) throw new Refusal('LIMIT_REACHED', { limit: MOST_ROUNDS });
  const round = asked.exchanges.length + 1;
  const { question, at: askedAt } = command;
  return [{ type: 'ConsultationAskedFurther', ...ofConsultation(asked), round, askedAt, personal: { question } }];
}

/** In one step, since there is nothing yet that the other centre could refuse to take on: it may pass it on. */
function pass(command: PassConsultation, state: ConsultationState): readonly ConsultationEvent[] {
  const asked = heldIn(command, state, 'registered', 'answered');
  const { toCentreId, reason, by: passedBy, at: passedAt } = command;
  if (toCentreId === asked.centreId) throw new InvalidInput([problem('toCentreId', 'not-one-of')]);
  const held = { ...ofConsultation(asked), centreId: toCentreId, fromCentreId: asked.centreId };
  return [{ type: 'ConsultationPassed', ...held, passedBy, passedAt, personal: { reason } }];
}

function finish(command: FinishConsultation, state: ConsultationState): readonly ConsultationEvent[] {
  const asked = heldIn(command, state, 'answered');
  const { by: finishedBy, at: finishedAt } = command;
  return [{ type: 'ConsultationFinished', ...ofConsultation(asked), finishedBy, finishedAt }];
}

function turn(command: TurnIntoCase, state: ConsultationState): readonly ConsultationEvent[] {
  const asked = heldIn(command, state, 'registered', 'answered');
  const { caseId, filing, by: turnedBy, at: turnedAt } = command;
  return [{ type: 'ConsultationTurned', ...ofConsultation(asked), caseId, turnedBy, turnedAt, personal: { filing } }];
}

function forgetAsker(state: ConsultationState): readonly ConsultationEvent[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  return state.exchanges.every(({ question }) => question === '') ? [] : [{ type: 'AskerForgotten' }];
}

function ofConsultation({ askedBy, organisationId, centreId }: Consultation): OfConsultation {
  return { askedBy, organisationId, centreId };
}

/** The consultation in one of these states, for staff of the centre that has it: others are refused before they learn its state. */
function heldIn<S extends Consultation['status']>(
  command: ByStaff,
  state: ConsultationState,
  ...statuses: readonly S[]
) {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  checkWorksAt(command, state.centreId);
  return inStatus(state, ...statuses);
}

function inStatus<S extends Consultation['status']>(state: Consultation, ...statuses: readonly S[]) {
  if (!isIn(state, statuses)) throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}

function isIn<S extends Consultation['status']>(
  state: Consultation,
  statuses: readonly S[],
): state is Extract<Consultation, { readonly status: S }> {
  return statuses.some((status) => status === state.status);
}
