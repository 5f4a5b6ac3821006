import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '@sinan/schema';
import type { GraphQLSchema } from 'graphql';
import { openChanges } from './graphql/changes.ts';
import { type ContextParts, loadersOf } from './graphql/context.ts';
import { preparing } from './graphql/prepare.ts';
import { buildSchema } from './graphql/schema.ts';
import { openStreams } from './graphql/streams.ts';
import { languageCookie } from './http/cookies.ts';
import { sendFailure } from './http/failure.ts';
import { asLocale } from './http/language.ts';
import { observe } from './http/observe.ts';
import { type Handler, type Route, routeOf } from './http/route.ts';
import { type Visit, visitOf } from './http/visit.ts';
import type { GatewayOptions } from './options.ts';
import { type Desk, isSecure } from './pages/desk.ts';
import { routesOf } from './routes.ts';

/** The only way in over HTTP. It owns no port: whoever serves hands it requests. */
export interface Gateway {
  handle(req: IncomingMessage, res: ServerResponse): void;
  readonly schema: GraphQLSchema;
  /** Ends the event streams, then waits for the requests in flight. Stop listening first, or at the same time. */
  stop(): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { services, dispatcher, bus, topic, clock, log, settings, development, mailbox } = options;
  const schema = buildSchema(services);
  const parts: ContextParts = { dispatcher, clock, loaders: loadersOf(services) };
  const changes = openChanges(bus, topic, log);
  const streams = openStreams(schema, { ...parts, development }, changes);
  const desk: Desk = { ...parts, publicUrl: settings.publicUrl, development, mailbox };
  const prepare = preparing(schema, { introspection: development });
  const routes = routesOf(options, { ...parts, prepare, streams, log, settings, development }, desk);
  const flight = new Flight();

  async function answer(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    const route = routeOf(routes, visit.path);
    observe(req, res, route?.path ?? '(unknown)', visit.correlationId, options);
    try {
      rememberLanguage(res, visit, route, desk);
      await handlerOf(req, res, route)(req, res, visit);
    } catch (error) {
      sendFailure(res, error, route?.tells ?? 'people', {
        locale: visit.locale,
        correlationId: visit.correlationId,
        log,
      });
    }
  }

  return {
    schema,
    handle(req, res) {
      flight.add(res);
      void answer(req, res, visitOf(req, clock));
    },
    async stop() {
      streams.close();
      await flight.landed();
      await changes.close();
    },
  };
}

/** Throws what the request asks for in vain: nothing is there, or not by this method. */
function handlerOf(req: IncomingMessage, res: ServerResponse, route: Route | undefined): Handler {
  if (route === undefined) throw new Refusal('NOT_FOUND');
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  const handler = method === 'GET' || method === 'POST' ? route.methods[method] : undefined;
  if (handler) return handler;
  const allowed = Object.keys(route.methods).join(', ');
  res.setHeader('Allow', allowed);
  throw new Refusal('METHOD_NOT_ALLOWED', { allowed });
}

/** A language chosen by a page's link is the language of the pages after it. */
function rememberLanguage(res: ServerResponse, { query }: Visit, route: Route | undefined, desk: Desk): void {
  const chosen = route?.tells === 'people' ? asLocale(query.get('lang')) : undefined;
  if (chosen) res.appendHeader('Set-Cookie', languageCookie(chosen, desk.clock.now(), isSecure(desk)));
}

/** The answers that are not over yet. */
class Flight {
  #open = 0;
  #onLanded: (() => void)[] = [];

  add(res: ServerResponse): void {
    this.#open += 1;
    res.once('close', () => {
      this.#open -= 1;
      if (this.#open > 0) return;
      for (const landed of this.#onLanded.splice(0)) landed();
    });
  }

  landed(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onLanded.push(resolve));
  }
}
