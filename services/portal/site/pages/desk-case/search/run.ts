import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import type { SearchAction } from './actions.ts';
import type { SearchWish } from './wish.ts';

/** Asks the platform for an action on the search of a case. */
export function useSearchRun(caseId: string, invitationId: string) {
  const client = useClient();
  return async (action: SearchAction, wish: SearchWish, commandId: string): Promise<Answered> => {
    const candidates = [...wish.chosen];
    const note = wish.note.trim() || null;
    switch (action) {
      case 'invite': {
        // Left out, the case says whether it is urgent.
        const input = { caseId, candidates, urgent: wish.isUrgent || null };
        const { data, error } = await client.mutation(ASK.deskInviteExperts, { input, commandId });
        return { answer: data?.inviteExperts, error };
      }
      case 'add': {
        const input = { invitationId, candidates };
        const { data, error } = await client.mutation(ASK.deskAddCandidates, { input, commandId });
        return { answer: data?.addCandidates, error };
      }
      case 'accept-waiver': {
        const { data, error } = await client.mutation(ASK.deskAcceptWaiver, { input: { invitationId }, commandId });
        return { answer: data?.acceptWaiver, error };
      }
      case 'refuse-waiver': {
        const input = { invitationId, note };
        const { data, error } = await client.mutation(ASK.deskRefuseWaiver, { input, commandId });
        return { answer: data?.refuseWaiver, error };
      }
      case 'release':
      case 'remove': {
        const why = action === 'release' ? ('completed' as const) : ('removed' as const);
        const input = { invitationId, why, reason: action === 'remove' ? wish.reason.trim() : null };
        const { data, error } = await client.mutation(ASK.deskReleaseExpert, { input, commandId });
        return { answer: data?.releaseExpert, error };
      }
      case 'withdraw': {
        const input = { invitationId, note };
        const { data, error } = await client.mutation(ASK.deskWithdrawInvitation, { input, commandId });
        return { answer: data?.withdrawInvitation, error };
      }
      default:
        return action satisfies never;
    }
  };
}
