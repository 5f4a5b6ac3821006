import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import { commandFor, forgetCommand } from '../../frame/kept.ts';
import type { Filled } from './filled.ts';
import { formOf } from './form.ts';

/** What the command is kept under in this tab. */
const KEPT = 'apply';

/** A case as it was filed: its id, and which centre has it. */
export interface Filed {
  readonly id: string;
  readonly centre: { readonly id: string; readonly name: string };
}

/** Files the application. It is the same case however often its draft is filed; without one, its command is known by its words. Either way a reload files nothing twice. */
export function useFiling(filed: (what: Filed) => void) {
  const client = useClient();
  return async (filled: Filled, draftId: string | null): Promise<Answered> => {
    const input = { draftId, organisationId: filled.organisationId || null, form: formOf(filled) };
    const { data, error } = await client.mutation(ASK.fileCase, { input, commandId: commandFor(KEPT, input) });
    const answer = data?.fileCase;
    if (answer) forgetCommand(KEPT);
    if (answer?.__typename === 'Case') filed(answer);
    return { answer, error };
  };
}
