import type { SelfCheckState } from '@sinan/runtime';
import { holds } from '@sinan/schema';
import type { Endpoint } from './gateway.ts';
import { send, sendJson } from './http/answer.ts';
import { type Route, shownRoutes } from './http/route.ts';
import { serving } from './http/serving.ts';
import { actorAgain } from './http/visit.ts';
import type { GatewayOptions } from './options.ts';

type Watched = Pick<GatewayOptions, 'health' | 'metrics' | 'dispatcher'>;

/** For who watches the process: alive at all, ready to serve (and if not, which part is not), what it found in itself, and its figures. */
export function healthRoutes({ health, metrics, dispatcher }: Watched): readonly Route[] {
  return [
    {
      path: '/health/live',
      tells: 'programs',
      watch: true,
      methods: { GET: (_req, res) => sendJson(res, health.live() ? 200 : 503, { live: health.live() }) },
    },
    {
      path: '/health/ready',
      tells: 'programs',
      watch: true,
      methods: {
        GET: async (_req, res) => {
          const readiness = await health.ready();
          sendJson(res, readiness.ready ? 200 : 503, readiness);
        },
      },
    },
    {
      path: '/health/checks',
      tells: 'programs',
      watch: true,
      methods: {
        GET: async (_req, res, visit) => {
          const whole = holds(await actorAgain(dispatcher, visit), 'administrator');
          const checks = health.checks();
          sendJson(res, 200, {
            fine: checks.every(({ found }) => found === null),
            checks: whole ? checks : checks.map(withoutIds),
          });
        },
      },
    },
    {
      path: '/metrics',
      tells: 'programs',
      watch: true,
      methods: {
        GET: async (_req, res) => send(res, 200, 'text/plain; version=0.0.4; charset=utf-8', await metrics.text()),
      },
    },
  ];
}

/** Which documents it is about is for administrators alone; the log has it too. */
function withoutIds({ found, ...state }: SelfCheckState): object {
  return { ...state, found: found && { count: found.count, codes: found.codes } };
}

/** What a process without the gateway answers over HTTP: how it is, and nothing else. */
export function createHealthEndpoint(options: Watched & Pick<GatewayOptions, 'clock' | 'log'>): Endpoint {
  const routes = new Map(healthRoutes(options).map((route) => [route.path, route]));
  const { handle, landed } = serving(routes, options);
  return { routes: shownRoutes(routes), handle, stop: landed };
}
