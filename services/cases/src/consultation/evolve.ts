import type { CaseForm } from '@sinan/schema';
import type { ConsultationEvent, ConsultationRegistered } from './events.ts';
import type { Consultation, ConsultationState, Exchange, RegisteredConsultation } from './state.ts';

/** What happened, folded into the state. */
export function evolve(state: ConsultationState, event: ConsultationEvent): ConsultationState {
  if (event.type === 'ConsultationRegistered') return registered(event);
  const asked = present(state);
  switch (event.type) {
    case 'ConsultationAnswered': {
      const answer = { text: event.personal.answer, by: event.answeredBy, at: event.answeredAt };
      return { ...asked, status: 'answered', exchanges: withLast(asked.exchanges, { answer }) };
    }
    case 'ConsultationAskedFurther': {
      const { personal, askedAt } = event;
      const exchanges = [...asked.exchanges, { question: personal.question, askedAt, answer: null }];
      return { ...asked, status: 'registered', exchanges };
    }
    case 'ConsultationPassed': {
      const { centreId, fromCentreId, passedAt: at, personal } = event;
      return { ...asked, centreId, passed: { fromCentreId, reason: personal.reason, at } };
    }
    case 'ConsultationFinished':
      return { ...asked, status: 'done', finishedAt: event.finishedAt };
    case 'ConsultationTurned':
      return { ...asked, status: 'turned', caseId: event.caseId, filing: event.personal.filing };
    case 'AskerForgotten':
      return withoutAsker(asked);
    default:
      return event satisfies never;
  }
}

function registered(event: ConsultationRegistered): RegisteredConsultation {
  const { type: _, personal, ...said } = event;
  const { question = '', enterpriseName, contact = NOBODY } = personal;
  const exchanges = [{ question, askedAt: event.registeredAt, answer: null }];
  return { ...said, status: 'registered', enterpriseName, contact, exchanges, passed: null };
}

const NOBODY = { name: '', phone: null, email: null };

function withoutAsker(asked: Consultation): Consultation {
  const exchanges = asked.exchanges.map((one) => ({ ...one, question: '' }));
  const forgotten = { ...asked, contact: NOBODY, exchanges };
  if (forgotten.status !== 'turned') return forgotten;
  const { filing } = forgotten;
  return { ...forgotten, filing: { ...filing, form: withoutWords(filing.form) } };
}

/** The form of a case that it was turned into, as the case itself keeps it then. */
function withoutWords({ contact: _, serviceDoubt, exposure, ...form }: CaseForm): CaseForm {
  return {
    ...form,
    facts: '',
    ...(serviceDoubt ? { serviceDoubt: { answer: serviceDoubt.answer } } : {}),
    ...(exposure ? { exposure: { amount: exposure.amount, currency: exposure.currency } } : {}),
  };
}

function withLast(exchanges: readonly Exchange[], more: Partial<Exchange>): readonly Exchange[] {
  return exchanges.map((one, i) => (i === exchanges.length - 1 ? { ...one, ...more } : one));
}

function present(state: ConsultationState): Consultation {
  if (state.status === 'none') throw new Error('nothing happens to a consultation before it is registered');
  return state;
}
