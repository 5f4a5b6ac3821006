import type { Endpoint } from './gateway.ts';
import { send, sendJson } from './http/answer.ts';
import type { Route } from './http/route.ts';
import { serving } from './http/serving.ts';
import type { GatewayOptions } from './options.ts';

/** For who watches the process: alive at all, ready to serve (and if not, which part is not), and its figures. */
export function healthRoutes({ health, metrics }: Pick<GatewayOptions, 'health' | 'metrics'>): readonly Route[] {
  return [
    {
      path: '/health/live',
      tells: 'programs',
      methods: { GET: (_req, res) => sendJson(res, health.live() ? 200 : 503, { live: health.live() }) },
    },
    {
      path: '/health/ready',
      tells: 'programs',
      methods: {
        GET: async (_req, res) => {
          const readiness = await health.ready();
          sendJson(res, readiness.ready ? 200 : 503, readiness);
        },
      },
    },
    {
      path: '/metrics',
      tells: 'programs',
      methods: {
        GET: async (_req, res) => send(res, 200, 'text/plain; version=0.0.4; charset=utf-8', await metrics.text()),
      },
    },
  ];
}

/** What a process without the gateway answers over HTTP: how it is, and nothing else. */
export function createHealthEndpoint(options: Pick<GatewayOptions, 'health' | 'metrics' | 'clock' | 'log'>): Endpoint {
  const { handle, landed } = serving(new Map(healthRoutes(options).map((route) => [route.path, route])), options);
  return { handle, stop: landed };
}
