import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Visit } from './visit.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse, visit: Visit) => Promise<void> | void;

/** In what form a route's failures are told: to people as a page, to GraphQL clients as errors, to programs as JSON. */
export type Audience = 'people' | 'graphql' | 'programs';

/** What answers at a path. A `*` that is its last segment or the one before takes any segment there, and the route reads it from the visit. */
export interface Route {
  readonly path: string;
  readonly tells: Audience;
  /** Its answer waits for a body that takes as long as the server bears: the route itself says what stalls. Others answer in time. */
  readonly awaitsBody?: true;
  /** For who watches the process: asked every few seconds, and not traced. */
  readonly watch?: true;
  readonly methods: { readonly [method in 'GET' | 'POST']?: Handler };
}

/** What a process answers at, for who looks at it from outside: a path's pattern, and by which methods. */
export interface RouteShown {
  readonly path: string;
  readonly methods: readonly string[];
}

export function shownRoutes(routes: ReadonlyMap<string, Route>): readonly RouteShown[] {
  return [...routes.values()].map(({ path, methods }) => ({ path, methods: Object.keys(methods) }));
}

/** The route of a path, by its pattern. */
export function routeOf(routes: ReadonlyMap<string, Route>, path: string): Route | undefined {
  return (
    routes.get(path) ??
    routes.get(path.replace(/\/[^/]+$/, '/*')) ??
    routes.get(path.replace(/\/[^/]+(\/[^/]+)$/, '/*$1'))
  );
}
