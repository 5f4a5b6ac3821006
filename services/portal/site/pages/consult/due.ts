import { dateOf, workingDayAfter } from '../../words/working-days.ts';

/** The centres' own time limit for an answer, in working days. */
export const ANSWER_DAYS = 3;

/** By which day a question is usually answered; null when it waits for nothing. */
export function answerDay({ status, exchanges }: Waiting): string | null {
  const last = exchanges.at(-1);
  if (status !== 'registered' || !last) return null;
  return workingDayAfter(dateOf(Date.parse(last.askedAt)), ANSWER_DAYS);
}

interface Waiting {
  readonly status: string;
  readonly exchanges: readonly { readonly askedAt: string }[];
}
