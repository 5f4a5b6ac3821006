import type { IncomingMessage } from 'node:http';
import type { Clock, Dispatcher } from '@sinan/runtime';
import {
  type Actor,
  anonymous,
  type Call,
  ID_PREFIXES,
  InvalidInput,
  type Locale,
  newId,
  Refusal,
} from '@sinan/schema';
import { agentOf } from './agent.ts';
import { cookieOf, LANGUAGE_COOKIE, SESSION_COOKIE } from './cookies.ts';
import { localeOf } from './language.ts';
import { networkOf } from './network.ts';
import type { Rates } from './rates.ts';

/** One request: who came, in which language, and how its traces go together. */
export interface Visit {
  readonly path: string;
  /** Where it came from, as limits count it. Only who proves nothing is counted so. */
  readonly network: () => string;
  readonly query: URLSearchParams;
  /** The request's own id: of its traces, and of the one command that it may run. A document of several commands gives each its own. */
  readonly correlationId: string;
  readonly locale: Locale;
  /** What the request proves itself with; only a cookie can be sent unawares. */
  readonly proof: { readonly by: 'cookie' | 'bearer'; readonly token: string } | undefined;
  /** The family of the program that asks; undefined for one that is not known. */
  readonly agent: string | undefined;
  readonly traceparent: string | undefined;
}

/** A request, and who comes with it. */
export interface Arrival {
  readonly visit: Visit;
  readonly actor: Actor;
}

const NO_QUERY = new URLSearchParams();

/** `proxies`: how many of the operator's own stand in front. */
export function visitOf(req: IncomingMessage, clock: Clock, proxies: number): Visit {
  const [path = '/', search] = (req.url ?? '/').split('?', 2);
  const query = search === undefined ? NO_QUERY : new URLSearchParams(search);
  return {
    path,
    network: () => networkOf(req, proxies),
    query,
    correlationId: newId('command', clock.now()),
    locale: localeOf(query, cookieOf(req.headers.cookie, LANGUAGE_COOKIE), req),
    proof: proofOf(req),
    agent: agentOf(req.headers['user-agent']),
    traceparent: traceOf(req.headers.traceparent),
  };
}

function proofOf({ headers }: IncomingMessage): Visit['proof'] {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { by: 'bearer', token: bearer };
  const cookie = cookieOf(headers.cookie, SESSION_COOKIE);
  return cookie ? { by: 'cookie', token: cookie } : undefined;
}

/** W3C Trace Context, version 00. */
function traceOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(header) ? header : undefined;
}

/** Who still is there: looked up as for a request, but no use of the session. */
export function actorAgain(dispatcher: Dispatcher, visit: Visit): Promise<Actor> {
  return lookedUp(dispatcher, visit, { again: true });
}

/** Accounts says, for every request anew, so that a duty taken away is gone with the next one. */
async function lookedUp(dispatcher: Dispatcher, visit: Visit, how: { readonly again?: true }): Promise<Actor> {
  if (visit.proof === undefined) return anonymous;
  const { by, token } = visit.proof;
  const isService = by === 'bearer' && token.startsWith(`${ID_PREFIXES.token}_`);
  const system = callOf(visit, { kind: 'system', service: 'gateway' });
  try {
    return (await dispatcher.dispatch(
      'accounts.actorOf',
      system,
      isService ? { serviceToken: token } : { sessionToken: token, ...how },
    )) as Actor;
  } catch (error) {
    if (error instanceof Refusal || error instanceof InvalidInput) return anonymous;
    throw error;
  }
}

/** Who comes with a request that begins: looked up, and counted. Refuses with `TOO_MANY_REQUESTS`. */
export async function arrivingOf(
  { dispatcher, rates }: { readonly dispatcher: Dispatcher; readonly rates: Rates },
  visit: Visit,
): Promise<Actor> {
  const actor = await lookedUp(dispatcher, visit, {});
  await rates.arrived(visit, actor);
  return actor;
}

export function callOf({ locale, correlationId, agent, traceparent }: Visit, actor: Actor): Call {
  return {
    actor,
    locale,
    commandId: correlationId,
    origin: 'server',
    correlationId,
    ...(agent ? { agent } : {}),
    ...(traceparent ? { traceparent } : {}),
  };
}
