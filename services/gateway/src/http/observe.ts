import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Metrics } from '@sinan/runtime';

/**
 * Writes down a request once it is over: a log line and a measurement. The path is the route's pattern, never what was typed: a path, like a
 * query, may hold an address or a token.
 */
export function observe(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  correlationId: string,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  const began = performance.now();
  res.once('close', () => {
    const ms = performance.now() - began;
    const method = req.method ?? '';
    const status = res.writableFinished ? res.statusCode : 499;
    metrics.observe('http_request_seconds', ms / 1000, { method, path, status: String(status) });
    log.info({ method, path, status, ms: Math.round(ms * 10) / 10, correlationId }, 'request');
  });
}
