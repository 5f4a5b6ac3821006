import { useClient } from 'urql';
import { ASK } from './documents.ts';

const FRESH = { requestPolicy: 'network-only' } as const;

/** Ask for what stands before a cursor among the messages, the notes or the files of a case. */
export function useEarlierOf(id: string) {
  const client = useClient();
  return {
    async messages(after: string) {
      const { data, error } = await client.query(ASK.caseMessages, { id, after }, FRESH);
      return { lines: data?.case?.messages, error };
    },
    async notes(after: string) {
      const { data, error } = await client.query(ASK.caseNotes, { id, after }, FRESH);
      return { lines: data?.case?.notes, error };
    },
    async materials(after: string) {
      const { data, error } = await client.query(ASK.caseMaterials, { id, after }, FRESH);
      return { lines: data?.case?.materials, error };
    },
  };
}
