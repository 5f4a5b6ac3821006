import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Person } from './people.ts';
import { until } from './until.ts';

/** What one client is pushed over an event stream (https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md). */
export interface Follower<T> {
  readonly status: number;
  /** What came so far. */
  readonly pushed: readonly T[];
  /** Waits for the nth push (from 1). */
  push(nth: number): Promise<T>;
  /** Whether the platform has ended the stream. */
  ended(): boolean;
  leave(): void;
}

/** Opens a subscription and resolves once the platform has begun its answer: what happens from then on is heard. */
export async function follow<T extends object>(url: string, by: Person | null, query: string): Promise<Follower<T>> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(by ? { authorization: `Bearer ${by.token}` } : {}),
    },
    signal: leaving.signal,
  });
  const pushed: T[] = [];
  let ended = false;
  void read(response, (message) => {
    if (message.event === 'next') pushed.push(JSON.parse(message.data));
  }).then(() => {
    ended = true;
  });
  return {
    status: response.status,
    pushed,
    push: (nth) => until(`push number ${nth} to ${by?.email ?? 'anybody'}`, () => pushed[nth - 1]),
    ended: () => ended,
    leave: () => leaving.abort(),
  };
}

/** Resolves when the stream is over, whoever ended it. */
async function read(response: Response, heard: (message: EventSourceMessage) => void): Promise<void> {
  const parser = createParser({ onEvent: heard });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
  } catch {
    // The client left.
  }
}
