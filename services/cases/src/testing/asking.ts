import { newId } from '@sinan/schema';
import { type ConsultationCommand, consultationDecider } from '../consultation/consultation.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import type { ConsultationState } from '../consultation/state.ts';
import { filingWith, formWith, hangzhou, NOW, person, shenzhen, uscc } from './examples.ts';

type CommandType = ConsultationCommand['type'];
type Example<T extends CommandType> = Extract<ConsultationCommand, { readonly type: T }>;

/** Staff who answer at every centre: for specs that are not about rights. */
const anywhere = { by: person(), worksAt: 'every centre', at: '2026-11-11T01:00:00.000Z' } as const;
const asker = { by: person(), worksAt: [], at: '2026-11-11T02:00:00.000Z' } as const;

/** A valid example of each command, all of one consultation that somebody asked here. Whatever a person writes says `written`. */
export const ASKED: { readonly [T in CommandType]: Example<T> } = {
  RegisterConsultation: {
    ...{ type: 'RegisterConsultation', by: asker.by, forCaller: false, organisationId: null, uscc, centreId: shenzhen },
    ...{ channel: 'platform', country: 'US', topic: 'squatting', question: 'written: our mark was squatted' },
    enterpriseName: 'written: 深圳示例机器人有限公司',
    contact: { name: 'written: 示例联系人', phone: 'written: 0755', email: 'written@robot.example' },
    answer: null,
    at: '2026-11-10T08:00:00.000Z',
  },
  AnswerConsultation: { type: 'AnswerConsultation', ...anywhere, answer: 'written: oppose it in 30 days' },
  AskFurther: { type: 'AskFurther', ...asker, question: 'written: from which day?' },
  PassConsultation: { type: 'PassConsultation', ...anywhere, toCentreId: hangzhou, reason: 'written: it is nearer' },
  FinishConsultation: { type: 'FinishConsultation', ...anywhere },
  ForgetAsker: { type: 'ForgetAsker' },
  TurnIntoCase: {
    ...{ type: 'TurnIntoCase', ...anywhere, caseId: newId('case', NOW) },
    filing: filingWith({ form: formWith({ facts: 'written: it was squatted' }) }),
  },
};
export const ASKED_TYPES = Object.keys(ASKED) as readonly CommandType[];

/** The commands that lead to each standing. */
export const ASKING_WAYS = {
  none: [],
  registered: ['RegisterConsultation'],
  'registered and passed on': ['RegisterConsultation', 'PassConsultation'],
  'registered by a further question': ['RegisterConsultation', 'AnswerConsultation', 'AskFurther'],
  answered: ['RegisterConsultation', 'AnswerConsultation'],
  'answered and passed on': ['RegisterConsultation', 'AnswerConsultation', 'PassConsultation'],
  'answered again': ['RegisterConsultation', 'AnswerConsultation', 'AskFurther', 'AnswerConsultation'],
  done: ['RegisterConsultation', 'AnswerConsultation', 'FinishConsultation'],
  turned: ['RegisterConsultation', 'TurnIntoCase'],
  'turned after an answer': ['RegisterConsultation', 'AnswerConsultation', 'TurnIntoCase'],
} as const satisfies { readonly [standing: string]: readonly CommandType[] };
export type AskingStanding = keyof typeof ASKING_WAYS;
export const ASKING_STANDINGS = Object.keys(ASKING_WAYS) as readonly AskingStanding[];

export function askedAfter(events: readonly ConsultationEvent[]): ConsultationState {
  return events.reduce(consultationDecider.evolve, consultationDecider.initial);
}

/** What these commands, one after the other, lead to. */
export function askedEvents(way: readonly CommandType[]): readonly ConsultationEvent[] {
  const events: ConsultationEvent[] = [];
  for (const type of way) events.push(...consultationDecider.decide(ASKED[type], askedAfter(events)));
  return events;
}
