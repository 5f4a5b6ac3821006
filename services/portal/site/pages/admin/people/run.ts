import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import type { Deed, Duty } from './account.ts';

/** Asks the platform to do something to a person. */
export function useDeed(personId: string) {
  const client = useClient();
  return async (deed: Deed, reason: string, commandId: string): Promise<Answered> => {
    const of = { input: { personId }, commandId };
    const forReason = { input: { personId, reason }, commandId };
    switch (deed) {
      case 'lock': {
        const { data, error } = await client.mutation(ASK.adminLock, forReason);
        return { answer: data?.lockPerson, error };
      }
      case 'unlock': {
        const { data, error } = await client.mutation(ASK.adminUnlock, of);
        return { answer: data?.unlockPerson, error };
      }
      case 'end-sessions': {
        const { data, error } = await client.mutation(ASK.adminEndSessions, of);
        return { answer: data?.endSessionsOf, error };
      }
      case 'reset-factor': {
        const { data, error } = await client.mutation(ASK.adminResetFactor, of);
        return { answer: data?.resetSecondFactor, error };
      }
      case 'erase': {
        const { data, error } = await client.mutation(ASK.adminErase, forReason);
        return { answer: data?.erasePerson, error };
      }
      default:
        return deed satisfies never;
    }
  };
}

/** Gives a duty to an address, and takes one from a person. */
export function useDuties() {
  const client = useClient();
  return {
    async grant(email: string, duty: Duty, centreId: string | null, commandId: string): Promise<Answered> {
      const { data, error } = await client.mutation(ASK.adminGrant, { input: { email, duty, centreId }, commandId });
      return { answer: data?.grantDuty, error };
    },
    async revoke(personId: string, duty: Duty, centreId: string | null, commandId: string): Promise<Answered> {
      const { data, error } = await client.mutation(ASK.adminRevoke, {
        input: { personId, duty, centreId },
        commandId,
      });
      return { answer: data?.revokeDuty, error };
    },
  };
}
