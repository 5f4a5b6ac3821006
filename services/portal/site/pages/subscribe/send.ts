import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import { rhythmOf, type Wish } from './wish.ts';

/** From the lowest on. */
export const LEVELS = ['notice', 'attention', 'warning', 'urgent'] as const;

/** Asks for the mail by which a wish is confirmed. */
export function useAsking() {
  const client = useClient();
  return async (wish: Wish, commandId: string): Promise<Answered> => {
    const { email, countries, rights, industries, platforms, severity, locale } = wish;
    const level = LEVELS.find((known) => known === severity) ?? 'notice';
    const exposed = { countries: [...countries], rights: [...rights], industries: [...industries] };
    const chosen = { ...exposed, platforms: [...platforms], severity: level, locale };
    const input = { email: email.trim(), ...chosen, rhythm: rhythmOf(wish) };
    const { data, error } = await client.mutation(ASK.subscribe, { input, commandId });
    return { answer: data?.subscribe, error };
  };
}
