import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { type Trouble, troubleOf } from '../../../api/trouble.ts';
import type { Draft } from './from-draft.ts';

/** A draft that is to be gone on with, as it was read once: what is saved of it from then on is the page's own. */
export type Opened =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly draft: Draft | null }
  | { readonly status: 'missing' }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble; readonly again: () => void };

/** Reads a draft; a new one for null. */
export function useOpened(id: string | null): Opened {
  const client = useClient();
  const [read, setRead] = useState<Opened & { readonly id?: string | null }>({ status: 'asking' });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew.
  useEffect(() => {
    if (id === null) return undefined;
    let isWanted = true;
    setRead({ status: 'asking' });
    void client.query(ASK.myDraft, { id }, { requestPolicy: 'network-only' }).then(({ data, error }) => {
      if (!isWanted) return;
      const again = () => setTries((before) => before + 1);
      if (error) setRead({ status: 'in-trouble', trouble: troubleOf(error), again, id });
      else setRead(data?.caseDraft ? { status: 'there', draft: data.caseDraft, id } : { status: 'missing', id });
    });
    return () => {
      isWanted = false;
    };
  }, [client, id, tries]);
  if (id === null) return { status: 'there', draft: null };
  return read.id === id ? read : { status: 'asking' };
}
