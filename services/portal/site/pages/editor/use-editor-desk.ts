import { useCallback, useEffect, useRef, useState } from 'react';
import { CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { deskDutiesOf } from './duties.ts';
import { GROUPS, type Group, type List, listOf, PAGE } from './lists.ts';
import type { Reader } from './review.ts';

export type EditorDesk =
  | { readonly status: 'asking' }
  | { readonly status: 'not-desk'; readonly withheld: boolean }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | { readonly status: 'there'; readonly reader: Reader; readonly lists: Lists };
export type Lists = { readonly [group in Group]: List };

/** All lists of the warnings' desk, asked for anew now and then. A line that breaks leaves what is known. */
export function useEditorDesk() {
  const client = useClient();
  const [desk, setDesk] = useState<EditorDesk>({ status: 'asking' });
  const [most, setMost] = useState(PAGE);
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    const found = await deskOf(client, most);
    if (mine === latest.current) setDesk((known) => keepKnown(known, found));
  }, [client, most]);
  useEffect(() => void again(), [again]);
  useNowAndThen(() => void again());
  return { desk, again, more: () => setMost((before) => before + PAGE) };
}

function keepKnown(known: EditorDesk, found: EditorDesk): EditorDesk {
  const isOffline = found.status === 'in-trouble' && found.trouble.kind === 'offline';
  return known.status === 'there' && isOffline ? known : found;
}

async function deskOf(client: ReturnType<typeof useClient>, most: number): Promise<EditorDesk> {
  const { data, error } = await client.query(ASK.deskMe, {}, { requestPolicy: 'network-only' });
  if (!data) return inTrouble(error);
  const { person, duties: held, withheld } = data.me;
  const duties = deskDutiesOf(held);
  if (duties.length === 0) return { status: 'not-desk', withheld: withheld.length > 0 };
  const [draft, proofreading, approval, live, ended] = await Promise.all(
    GROUPS.map((group) => listOf(client, group, most)),
  );
  const found = { draft, proofreading, approval, live, ended };
  if (!areThere(found)) return inTrouble(Object.values(found).find((one) => one instanceof CombinedError));
  return { status: 'there', reader: { id: person.id, duties }, lists: found };
}

type Answers = { readonly [group in Group]: List | CombinedError | undefined };
function areThere(found: Answers): found is Lists {
  return Object.values(found).every((one) => one !== undefined && !(one instanceof CombinedError));
}

function inTrouble(error: CombinedError | undefined): EditorDesk {
  return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
}
