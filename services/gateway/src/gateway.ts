import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { sayFictitious } from './demo/banner.ts';
import { openChanges } from './graphql/changes.ts';
import { type ContextParts, loadersOf } from './graphql/context.ts';
import { openDocuments } from './graphql/documents.ts';
import { preparing } from './graphql/prepare.ts';
import { buildSchema, openCommandsOf } from './graphql/schema.ts';
import { openStreams } from './graphql/streams.ts';
import { languageCookie } from './http/cookies.ts';
import { asLocale } from './http/language.ts';
import { openRates, RATE_LIMITS } from './http/rates.ts';
import { type Route, type RouteShown, shownRoutes } from './http/route.ts';
import { serving } from './http/serving.ts';
import type { Visit } from './http/visit.ts';
import type { GatewayOptions } from './options.ts';
import { type Desk, isSecure } from './pages/desk.ts';
import { routesOf } from './routes.ts';

/** What answers over HTTP. It owns no port: whoever serves hands it requests. */
export interface Endpoint {
  /** Everything that it answers at. */
  readonly routes: readonly RouteShown[];
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Ends the event streams, then waits for the requests in flight. Stop listening first, or at the same time. */
  stop(): Promise<void>;
}

/** The only way in over HTTP. */
export interface Gateway extends Endpoint {
  readonly schema: GraphQLSchema;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { services, dispatcher, bus, topic, clock, log, metrics, settings, centres, development, mailbox } = options;
  const { demonstration } = options;
  const schema = buildSchema(services);
  const rates = openRates(options.limits?.rates ?? RATE_LIMITS);
  const parts: ContextParts = { dispatcher, rates, clock, loaders: loadersOf(services) };
  const changes = openChanges(bus, topic, log);
  metrics.collect(async () => metrics.gauge('event_followers', changes.followers(), {}));
  const streams = openStreams(schema, { ...parts, development }, changes);
  metrics.collect(async () => metrics.gauge('sse_clients', streams.clients(), {}));
  const desk: Desk = {
    ...parts,
    publicUrl: settings.publicUrl,
    centres,
    development,
    mailbox,
    demonstration,
    hasPortal: options.portal !== undefined,
  };
  const documents = openDocuments(options.persisted ?? { known: {}, only: false });
  const prepare = preparing(schema, { introspection: development, open: openCommandsOf(services) });
  const routes = routesOf(
    { ...options, rates },
    { ...parts, documents, prepare, streams, log, settings, development },
    desk,
  );
  const before = (req: IncomingMessage, res: ServerResponse, visit: Visit, route: Route | undefined) => {
    sayFictitious(res, req, demonstration);
    rememberLanguage(res, visit, route, desk);
  };
  const { handle, landed } = serving(routes, { ...options, ...options.limits, before });
  return {
    schema,
    routes: shownRoutes(routes),
    handle,
    async stop() {
      streams.close();
      await landed();
      await changes.close();
    },
  };
}

/** A language chosen by a page's link is the language of the pages after it. */
function rememberLanguage(res: ServerResponse, { query }: Visit, route: Route | undefined, desk: Desk): void {
  const chosen = route?.tells === 'people' ? asLocale(query.get('lang')) : undefined;
  if (chosen) res.appendHeader('Set-Cookie', languageCookie(chosen, desk.clock.now(), isSecure(desk)));
}
