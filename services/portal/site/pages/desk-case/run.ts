import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import type { Action } from './actions.ts';
import type { Wish } from './wish.ts';

/** Asks the platform for an action on a case, with what was typed for it. */
export function useRun(caseId: string) {
  const client = useClient();
  return async (action: Action, wish: Wish, commandId: string): Promise<Answered> => {
    switch (action) {
      case 'accept': {
        const { data, error } = await client.mutation(ASK.deskAccept, { input: { caseId }, commandId });
        return { answer: data?.acceptCase, error };
      }
      case 'decline': {
        const input = { caseId, reason: wish.reason, note: wish.note.trim() || null };
        const { data, error } = await client.mutation(ASK.deskDecline, { input, commandId });
        return { answer: data?.declineCase, error };
      }
      case 'supplement': {
        const items = wish.items.map(({ item, why }) => ({ item: item.trim(), why: why.trim() }));
        const input = { caseId, items, dueOn: wish.dueOn };
        const { data, error } = await client.mutation(ASK.deskRequestSupplement, { input, commandId });
        return { answer: data?.requestSupplement, error };
      }
      case 'begin': {
        const { data, error } = await client.mutation(ASK.deskBeginGuidance, { input: { caseId }, commandId });
        return { answer: data?.beginGuidance, error };
      }
      case 'accept-hand-over': {
        const { data, error } = await client.mutation(ASK.deskAcceptHandOver, { input: { caseId }, commandId });
        return { answer: data?.acceptHandOver, error };
      }
      case 'return-hand-over': {
        const input = { caseId, reason: wish.returnReason.trim() };
        const { data, error } = await client.mutation(ASK.deskReturnHandOver, { input, commandId });
        return { answer: data?.returnHandOver, error };
      }
      case 'offer-hand-over': {
        const input = { caseId, toCentreId: wish.toCentre, reason: wish.moveReason.trim() };
        const { data, error } = await client.mutation(ASK.deskOfferHandOver, { input, commandId });
        return { answer: data?.offerHandOver, error };
      }
      case 'close': {
        const input = { caseId, outcome: wish.outcome, note: wish.closingNote.trim() || null };
        const { data, error } = await client.mutation(ASK.deskCloseCase, { input, commandId });
        return { answer: data?.closeCase, error };
      }
      case 'terminate': {
        const input = { caseId, reason: wish.endReason, note: wish.endNote.trim() || null };
        const { data, error } = await client.mutation(ASK.deskTerminateCase, { input, commandId });
        return { answer: data?.terminateCase, error };
      }
      case 'archive': {
        const input = { caseId, retention: wish.retention };
        const { data, error } = await client.mutation(ASK.deskArchiveCase, { input, commandId });
        return { answer: data?.archiveCase, error };
      }
      default:
        return action satisfies never;
    }
  };
}
