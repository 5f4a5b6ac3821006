import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { pageLanguage } from '../words/index.ts';
import { ASK } from './documents.ts';

/** How often who cannot follow a stream asks. */
const ASK_EVERY_MS = 30_000;

/** How many warnings were published since the page was opened, or since `seen` was called: by an event stream, or by asking where a network cuts that. */
export function usePublished(): readonly [count: number, seen: () => void] {
  const client = useClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const add = (more: readonly string[]) => setIds((known) => new Set([...known, ...more]));
    return follow(client, add);
  }, [client]);
  return [ids.size, () => setIds(new Set())];
}

type Published = (ids: readonly string[]) => void;

/** Follows until it is told to stop. A browser comes back by itself to a stream that broke; where there is none, or no more, one asks now and then. */
function follow(client: Client, published: Published): () => void {
  const query = new URLSearchParams({ documentId: ASK.warningPublished.documentId, lang: pageLanguage() });
  const stream = new EventSource(`/graphql?${query}`);
  let stopAsking = () => {};
  stream.addEventListener('next', ({ data }) => published(idsIn(data)));
  const askInstead = () => {
    stream.close();
    stopAsking();
    stopAsking = askNowAndThen(client, published);
  };
  stream.addEventListener('complete', askInstead);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) askInstead();
  });
  return () => {
    stream.close();
    stopAsking();
  };
}

function idsIn(data: string): readonly string[] {
  const { warningPublished } = JSON.parse(data).data ?? {};
  return warningPublished ? [warningPublished.id] : [];
}

function askNowAndThen(client: Client, published: Published): () => void {
  let cursor: string | null = null;
  const ask = async () => {
    const after: string | null = cursor;
    const { data } = await client.query(ASK.updates, { after }, { requestPolicy: 'network-only' });
    if (!data) return;
    cursor = data.updates.cursor;
    if (after !== null) published(data.updates.warnings);
  };
  void ask();
  const timer = setInterval(ask, ASK_EVERY_MS);
  return () => clearInterval(timer);
}
