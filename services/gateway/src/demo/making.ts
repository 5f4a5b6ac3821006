import type { ServerResponse } from 'node:http';
import type { Clock, Log, Metrics } from '@sinan/runtime';
import type { Locale } from '@sinan/schema';
import type { Endpoint } from '../gateway.ts';
import { send, sendJson, sendPage } from '../http/answer.ts';
import { type Route, shownRoutes } from '../http/route.ts';
import { serving } from '../http/serving.ts';
import { layout, PAGE_POLICY } from '../pages/layout.ts';
import { STYLE } from '../pages/style.ts';
import { makingPage } from './pages.ts';

export interface MakingOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** How many steps of how many are done. */
  progress(): { readonly done: number; readonly of: number };
}

/** What answers while a demonstration is made: how far it is, at `/` and `/demo`; nothing else is there yet, and the process is not ready. */
export function createMakingEndpoint({ progress, ...watched }: MakingOptions): Endpoint {
  const shown = (res: ServerResponse, lang: Locale) => {
    const page = layout(makingPage(lang, progress()));
    sendPage(res, 200, page, PAGE_POLICY, { Refresh: '1; url=/demo' });
  };
  const pages = ['/', '/demo'].map(
    (path): Route => ({ path, tells: 'people', methods: { GET: (_req, res, { locale }) => shown(res, locale) } }),
  );
  const routes: readonly Route[] = [
    ...pages,
    {
      path: '/style.css',
      tells: 'people',
      methods: { GET: (_req, res) => send(res, 200, 'text/css; charset=utf-8', STYLE) },
    },
    {
      path: '/health/live',
      tells: 'programs',
      watch: true,
      methods: { GET: (_req, res) => sendJson(res, 200, { live: true }) },
    },
    {
      path: '/health/ready',
      tells: 'programs',
      watch: true,
      methods: { GET: (_req, res) => sendJson(res, 503, { ready: false, checks: { demonstration: 'is being made' } }) },
    },
  ];
  const byPath = new Map(routes.map((route) => [route.path, route]));
  const { handle, landed } = serving(byPath, watched);
  return { routes: shownRoutes(byPath), handle, stop: landed };
}
