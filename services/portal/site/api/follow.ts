import type { ResultOf } from 'gql.tada';
import type { Client } from 'urql';
import { pageLanguage } from '../words/index.ts';
import { ASK } from './documents.ts';

/** How often who cannot follow a stream asks. */
const ASK_EVERY_MS = 30_000;

type Updates = ResultOf<typeof ASK.updates>['updates'];

/** What is followed, and who hears of it. */
export interface Following<Told> {
  readonly stream: 'warningPublished' | 'caseChanged';
  /** The stream stands: what changed before was not heard. */
  opened(): void;
  told(what: Told | null | undefined): void;
  /** What changed since it was last asked; the first time, nobody knows since when. */
  asked(updates: Updates, isFirst: boolean): void;
}

/**
 * Follows until it is told to stop: by an event stream, or by asking now and then where a network cuts that. A browser comes back by itself to a stream that
 * broke.
 */
export function follow<Told>(client: Client, following: Following<Told>): () => void {
  return whileSeen(() => followNow(client, following));
}

/**
 * Begins whenever the page comes into sight, and stops whenever it goes. A page that nobody sees holds no stream: a browser has six connections to a host,
 * and each open tab would take one for good.
 */
export function whileSeen(begin: () => () => void): () => void {
  let stop = () => {};
  const seeTo = () => {
    stop();
    stop = document.hidden ? () => {} : begin();
  };
  seeTo();
  document.addEventListener('visibilitychange', seeTo);
  return () => {
    document.removeEventListener('visibilitychange', seeTo);
    stop();
  };
}

function followNow<Told>(client: Client, { stream: name, opened, told, asked }: Following<Told>): () => void {
  const query = new URLSearchParams({ documentId: ASK[name].documentId, lang: pageLanguage() });
  const stream = new EventSource(`/graphql?${query}`);
  let stopAsking = () => {};
  const askInstead = () => {
    stream.close();
    stopAsking();
    stopAsking = askNowAndThen(client, asked);
  };
  stream.addEventListener('open', opened);
  stream.addEventListener('next', ({ data }) => told(JSON.parse(data).data?.[name]));
  stream.addEventListener('complete', askInstead);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) askInstead();
  });
  return () => {
    stream.close();
    stopAsking();
  };
}

function askNowAndThen(client: Client, asked: Following<unknown>['asked']): () => void {
  let cursor: string | null = null;
  const ask = async () => {
    const after: string | null = cursor;
    const { data } = await client.query(ASK.updates, { after }, { requestPolicy: 'network-only' });
    if (!data) return;
    cursor = data.updates.cursor;
    asked(data.updates, after === null);
  };
  void ask();
  const timer = setInterval(ask, ASK_EVERY_MS);
  return () => clearInterval(timer);
}
