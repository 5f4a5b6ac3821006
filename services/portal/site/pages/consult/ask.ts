import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import { commandFor, forgetCommand } from '../../frame/kept.ts';
import type { ConsultationLine } from './lines.tsx';
import { inputOf, type Question } from './wish.ts';

/** What the question is kept under in this tab. */
export const KEPT = 'consult';

/** Puts a question. Its command is known by its words, so that one sent before a reload is not asked twice. */
export function useAsking(asked: (consultation: ConsultationLine) => void) {
  const client = useClient();
  return async (question: Question): Promise<Answered> => {
    const input = inputOf(question);
    const { data, error } = await client.mutation(ASK.askConsultation, { input, commandId: commandFor(KEPT, input) });
    const answer = data?.askConsultation;
    if (answer) forgetCommand(KEPT);
    if (answer?.__typename === 'Consultation') asked(answer);
    return { answer, error };
  };
}
