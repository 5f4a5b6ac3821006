import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import { LEVELS } from '../subscribe/send.ts';
import { rhythmOf, type Wish } from '../subscribe/wish.ts';
import { declinedIn, type Exposure } from './wish.ts';

/** The interest of a wish, as it is sent. */
export function choiceIn({ countries, rights, industries, platforms, severity }: Wish) {
  return {
    ...{ countries: [...countries], rights: [...rights] },
    ...{ industries: [...industries], platforms: [...platforms] },
    severity: LEVELS.find((known) => known === severity) ?? 'notice',
  };
}

/** Subscribes, on the words that stood beside the button. `counted` is told whether it counts at once. */
export function useConfirming(organisationId: string, { proposed, words }: Exposure) {
  const client = useClient();
  return async (wish: Wish, commandId: string, counted: (counts: boolean) => void): Promise<Answered> => {
    const chosen = { ...choiceIn(wish), locale: wish.locale, rhythm: rhythmOf(wish) };
    const input = { organisationId, ...chosen, declined: declinedIn(proposed, wish), words: words.version };
    const { data, error } = await client.mutation(ASK.confirmExposure, { input, commandId });
    const answer = data?.confirmExposure;
    if (answer?.__typename === 'ExposureConfirmed') counted(answer.counts);
    return { answer, error };
  };
}
