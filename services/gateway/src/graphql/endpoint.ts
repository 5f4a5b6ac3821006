import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Settings } from '@sinan/runtime';
import { Refusal } from '@sinan/schema';
import { sendJson } from '../http/answer.ts';
import { MAX_JSON_BYTES, readJson } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import { type Arrival, arrivingOf, callOf, type Visit } from '../http/visit.ts';
import { type ContextParts, contextOf, noChanges } from './context.ts';
import type { Documents } from './documents.ts';
import { masked, type Reader, requestError } from './mask.ts';
import type { Prepare, Prepared } from './prepare.ts';
import { type Question, questionInUrl, questionOf } from './question.ts';
import type { Refused } from './refused.ts';
import type { Streams } from './streams.ts';

export interface EndpointParts extends ContextParts {
  readonly documents: Documents;
  readonly prepare: Prepare;
  readonly streams: Streams;
  readonly log: Log;
  readonly settings: Settings;
  readonly development: boolean;
}

type Handler = (req: IncomingMessage, res: ServerResponse, visit: Visit) => Promise<void>;

/**
 * `POST /graphql`: queries and mutations, answered here; subscriptions, handed to Yoga's event stream.
 *
 * Yoga does not run queries and mutations, because its fetch objects, hooks and uncompiled execution are what would limit them: a page of
 * 20 cases × 8 fields from memory costs 0.2 ms of CPU here and 0.42 ms in plain Yoga, on the same machine. What that saves pays for asking
 * who comes and for reading the store (`npm run bench -- gateway` compares the whole).
 */
export function postGraphql(parts: EndpointParts): Handler {
  return async (req, res, visit) => {
    if (visit.proof?.by === 'cookie')
      refuseOtherSites(req, { publicUrl: parts.settings.publicUrl, development: parts.development });
    const arrival = { visit, actor: await arrivingOf(parts, visit) };
    const question = questionOf(await readJson(req, ['application/json'], MAX_JSON_BYTES), parts.documents);
    const prepared = await runnable(parts, arrival, question);
    if ('errors' in prepared) return refuse(res, visit, prepared);
    if (arrival.actor.kind === 'anonymous') await parts.rates.tried(visit, prepared.tries);
    if (prepared.type === 'subscription') return stream(parts, req, res, arrival, question);
    await answer(parts, res, arrival, prepared, question);
  };
}

/** `GET /graphql`: subscriptions for `EventSource`, which can only GET and has no effect; in development, GraphiQL for a browser. */
export function getGraphql(parts: EndpointParts): Handler {
  return async (req, res, visit) => {
    const accept = req.headers.accept ?? '';
    if (accept.includes('text/event-stream')) {
      const arrival = { visit, actor: await arrivingOf(parts, visit) };
      const question = questionInUrl(visit.query, parts.documents);
      const prepared = await runnable(parts, arrival, question);
      if ('errors' in prepared) return refuse(res, visit, prepared);
      if (prepared.type === 'subscription') return stream(parts, req, res, arrival, question);
    } else if (parts.development && accept.includes('text/html')) {
      return parts.streams.graphiql(req, res);
    }
    throw new Refusal('METHOD_NOT_ALLOWED', { allowed: 'POST' });
  };
}

/** The document of a question, prepared, or what is wrong with it or with its variables. */
async function runnable(
  { prepare, rates }: EndpointParts,
  { visit, actor }: Arrival,
  { query, operationName, variables }: Question,
): Promise<Prepared | Refused> {
  if (!prepare.knows(query, operationName)) await rates.prepares(visit, actor);
  const prepared = prepare(query, operationName);
  return 'errors' in prepared ? prepared : (prepared.excess(variables) ?? prepared);
}

function refuse(res: ServerResponse, { locale }: Visit, { errors }: Refused): void {
  sendJson(res, 400, { errors: errors.map((error) => requestError(error, locale)) });
}

async function answer(
  parts: EndpointParts,
  res: ServerResponse,
  { visit, actor }: Arrival,
  prepared: Prepared,
  { variables }: Question,
): Promise<void> {
  const call = callOf(visit, actor);
  const result = await prepared.execute(contextOf(parts, call, noChanges), variables);
  const shown = masked(result, readerOf(parts, visit));
  sendJson(res, shown.data === undefined ? 400 : 200, shown);
}

function stream(
  parts: EndpointParts,
  req: IncomingMessage,
  res: ServerResponse,
  arrival: Arrival,
  question: Question,
): Promise<void> {
  if (!(req.headers.accept ?? '').includes('text/event-stream')) {
    throw new Refusal('QUERY_INVALID', { reason: 'a subscription is answered as text/event-stream; say so in Accept' });
  }
  return parts.streams.open(req, res, arrival, question, readerOf(parts, arrival.visit));
}

function readerOf({ log }: EndpointParts, { locale, correlationId }: Visit): Reader {
  return { locale, correlationId, log };
}
