import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import type { Deed, Typed } from './claim.ts';

/** Asks the platform to decide on a claim, with what was typed for it. */
export function useDeciding(membershipId: string) {
  const client = useClient();
  return async (deed: Deed, { reason, note }: Typed, commandId: string): Promise<Answered> => {
    const said = { membershipId, note: note.trim() || null };
    switch (deed) {
      case 'confirm': {
        const { data, error } = await client.mutation(ASK.deskConfirmClaim, { input: said, commandId });
        return { answer: data?.confirmMembership, error };
      }
      case 'decline': {
        const { data, error } = await client.mutation(ASK.deskDeclineClaim, { input: { ...said, reason }, commandId });
        return { answer: data?.declineMembership, error };
      }
      default:
        return deed satisfies never;
    }
  };
}
