import { useEffect, useRef } from 'react';
import { type Client, useClient } from 'urql';
import { pageLanguage } from '../words/index.ts';
import { ASK } from './documents.ts';

/** How often who cannot follow a stream asks. */
const ASK_EVERY_MS = 30_000;

/** `null` when more may have changed than is known, as after a stream that broke. */
export type Changed = (caseIds: readonly string[] | null) => void;
type Stream = 'queueChanged' | 'caseChanged';

/** Hears of changes of cases while the page is there: by an event stream, or by asking where a network cuts that. Follows nothing for null. */
export function useChanges(stream: Stream | null, changed: Changed): void {
  const client = useClient();
  const hear = useRef(changed);
  useEffect(() => {
    hear.current = changed;
  }, [changed]);
  useEffect(() => (stream ? follow(client, stream, (ids) => hear.current(ids)) : undefined), [client, stream]);
}

/** Follows until it is told to stop. A browser comes back by itself to a stream that broke; where there is none, or no more, one asks now and then. */
function follow(client: Client, name: Stream, changed: Changed): () => void {
  const query = new URLSearchParams({ documentId: ASK[name].documentId, lang: pageLanguage() });
  const stream = new EventSource(`/graphql?${query}`);
  let stopAsking = () => {};
  const askInstead = () => {
    stream.close();
    stopAsking();
    stopAsking = askNowAndThen(client, changed);
  };
  // What changed before the stream stood was not heard.
  stream.addEventListener('open', () => changed(null));
  stream.addEventListener('next', ({ data }) => changed(idsIn(JSON.parse(data).data?.[name])));
  stream.addEventListener('complete', askInstead);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) askInstead();
  });
  return () => {
    stream.close();
    stopAsking();
  };
}

/** A case that has left the reader's sight is told of without its id. */
function idsIn(found: { readonly id: string } | null | undefined): readonly string[] | null {
  return found ? [found.id] : null;
}

function askNowAndThen(client: Client, changed: Changed): () => void {
  let cursor: string | null = null;
  const ask = async () => {
    const after: string | null = cursor;
    const { data } = await client.query(ASK.updates, { after }, { requestPolicy: 'network-only' });
    if (!data) return;
    const { cases, queueChanged, complete } = data.updates;
    cursor = data.updates.cursor;
    if (after === null || !complete) changed(null);
    else if (cases.length > 0 || queueChanged) changed(cases);
  };
  void ask();
  const timer = setInterval(ask, ASK_EVERY_MS);
  return () => clearInterval(timer);
}
