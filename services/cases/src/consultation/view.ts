import { type Actor, idOf } from '@sinan/schema';
import type { ConsultationView, ExchangeView } from '@sinan/schema/graphql';
import type { ConsultationState, Exchange } from './state.ts';

/** A consultation as this reader gets it, or null when there is none. Why it was passed on is said between centres. */
export function consultationView(id: string, state: ConsultationState, reader: Actor): ConsultationView | null {
  if (state.status === 'none') return null;
  const { status, centreId, askedBy, organisationId, enterpriseName, channel, country, topic, registeredAt } = state;
  const { contact, exchanges, passed } = state;
  return {
    id: idOf('consultation').parse(id),
    ...{ status, centreId, askedBy, organisationId, enterpriseName, channel, country, topic, registeredAt, contact },
    answeredAt: exchanges[0]?.answer?.at ?? null,
    exchanges: exchanges.map(exchangeView),
    passed: reader.kind === 'person' && reader.id !== askedBy ? passed : null,
    caseId: state.status === 'turned' ? state.caseId : null,
  };
}

function exchangeView({ question, askedAt, answer }: Exchange, i: number): ExchangeView {
  return { round: i + 1, question, askedAt, answer: answer?.text ?? null, answeredAt: answer?.at ?? null };
}
