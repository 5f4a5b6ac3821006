import type { ResultOf } from 'gql.tada';
import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { pageLanguage } from '../words/index.ts';
import { ASK } from './documents.ts';
import { whileSeen } from './follow.ts';

/** How often who cannot follow the stream asks. */
const ASK_EVERY_MS = 5_000;

export type Progress = NonNullable<ResultOf<typeof ASK.delivery>['deliveryProgress']>;
type Hear = (progress: Progress) => void;

/** How far the mails about a warning are, until nothing waits; null until it is known. `standing` is another one when there are new mails to follow. */
export function useDelivery(warningId: string, standing: string): Progress | null {
  const client = useClient();
  const [known, setKnown] = useState<{ readonly standing: string; readonly progress: Progress } | null>(null);
  useEffect(
    () => whileSeen(() => followDelivery(client, warningId, (progress) => setKnown({ standing, progress }))),
    [client, warningId, standing],
  );
  return known?.standing === standing ? known.progress : null;
}

/** By an event stream, or by asking now and then where a network cuts that. It ends by itself when nothing waits any more. */
function followDelivery(client: Client, warningId: string, hear: Hear): () => void {
  const query = new URLSearchParams({
    documentId: ASK.deliveryFollowed.documentId,
    variables: JSON.stringify({ warningId }),
    lang: pageLanguage(),
  });
  const stream = new EventSource(`/graphql?${query}`);
  let [wasOpen, isOver] = [false, false];
  let stopAsking = () => {};
  const heard: Hear = (progress) => {
    isOver = progress.complete;
    hear(progress);
  };
  const askInstead = () => {
    stream.close();
    stopAsking();
    if (!isOver) stopAsking = askUntilOver(client, warningId, heard);
  };
  stream.addEventListener('open', () => {
    wasOpen = true;
  });
  stream.addEventListener('next', ({ data }) => {
    const progress: Progress | undefined = JSON.parse(data).data?.deliveryProgress;
    if (progress) heard(progress);
  });
  stream.addEventListener('complete', askInstead);
  stream.addEventListener('error', () => {
    // One that broke the browser opens again by itself; one that never stood is cut by the network.
    if (stream.readyState === EventSource.CLOSED || !wasOpen) askInstead();
  });
  return () => {
    stream.close();
    stopAsking();
  };
}

function askUntilOver(client: Client, warningId: string, hear: Hear): () => void {
  const ask = async () => {
    const { data } = await client.query(ASK.delivery, { warningId }, { requestPolicy: 'network-only' });
    const progress = data?.deliveryProgress;
    if (!progress) return;
    if (progress.complete) clearInterval(timer);
    hear(progress);
  };
  const timer = setInterval(ask, ASK_EVERY_MS);
  void ask();
  return () => clearInterval(timer);
}
