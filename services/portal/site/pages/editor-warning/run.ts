import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import type { Action } from './actions.ts';
import { type Both, contentOf, trimmed, type Wish } from './wish.ts';

/** What is written on: a warning that is not there yet, one's draft, or the next version of what is live. */
export type Mode = 'new' | 'draft' | 'next';

interface Saving {
  readonly mode: Mode;
  readonly warningId: string;
  readonly wish: Wish;
  readonly revision: number | null;
  /** Whether the version says what it changes. */
  readonly isNext: boolean;
}

/** Asks the platform to keep what was typed. `made` hears under which id. */
export function useSave(made: (id: string) => void) {
  const client = useClient();
  return async ({ mode, warningId, wish, revision, isNext }: Saving, commandId: string): Promise<Answered> => {
    const content = contentOf(wish);
    const note = { change: trimmed(wish.change), minor: wish.minor };
    switch (mode) {
      case 'new': {
        const { data, error } = await client.mutation(ASK.editorDraft, { input: content, commandId });
        if (data?.draftWarning.__typename === 'Warning') made(data.draftWarning.id);
        return { answer: data?.draftWarning, error };
      }
      case 'next': {
        const input = { ...content, warningId, ...note };
        const { data, error } = await client.mutation(ASK.editorDraftVersion, { input, commandId });
        return { answer: data?.draftWarningVersion, error };
      }
      case 'draft': {
        const input = { ...content, warningId, revision, ...(isNext ? note : {}) };
        const { data, error } = await client.mutation(ASK.editorRevise, { input, commandId });
        return { answer: data?.reviseWarning, error };
      }
      default:
        return mode satisfies never;
    }
  };
}

/** What an action needs to be told in words. */
export interface Told {
  readonly remark: string;
  readonly reason: Both;
}

/** The actions that are commands: the next version is begun by saving it. */
export type Command = Exclude<Action, 'next'>;

/** Asks the platform for an action on a warning, as it was read: at this revision of its work. */
export function useRun(warningId: string, revision: number | null) {
  const client = useClient();
  const asRead = { warningId, revision };
  return async (action: Command, { remark, reason }: Told, commandId: string): Promise<Answered> => {
    switch (action) {
      case 'submit': {
        const { data, error } = await client.mutation(ASK.editorSubmit, { input: asRead, commandId });
        return { answer: data?.submitWarning, error };
      }
      case 'proofread': {
        const { data, error } = await client.mutation(ASK.editorProofread, { input: asRead, commandId });
        return { answer: data?.proofreadWarning, error };
      }
      case 'publish': {
        const { data, error } = await client.mutation(ASK.editorPublish, { input: asRead, commandId });
        return { answer: data?.publishWarning, error };
      }
      case 'discard': {
        const { data, error } = await client.mutation(ASK.editorDiscard, { input: asRead, commandId });
        return { answer: data?.discardWarning, error };
      }
      case 'return': {
        const input = { warningId, remark: remark.trim() };
        const { data, error } = await client.mutation(ASK.editorReturn, { input, commandId });
        return { answer: data?.returnWarning, error };
      }
      case 'cancel': {
        const input = { warningId, reason: trimmed(reason) };
        const { data, error } = await client.mutation(ASK.editorCancel, { input, commandId });
        return { answer: data?.cancelWarning, error };
      }
      default:
        return action satisfies never;
    }
  };
}
