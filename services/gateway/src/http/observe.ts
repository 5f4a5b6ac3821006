import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Metrics, Span } from '@sinan/runtime';

/** A request that is being answered. */
interface Asked {
  readonly path: string;
  readonly correlationId: string;
  readonly span: Span;
}

/**
 * Writes down a request once it is over: a log line, a measurement, and the end of its span. The path is the route's pattern, never what was typed: a path, like a
 * query, may hold an address or a token.
 */
export function observe(
  req: IncomingMessage,
  res: ServerResponse,
  { path, correlationId, span }: Asked,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  const began = performance.now();
  res.once('close', () => {
    const ms = performance.now() - began;
    const method = req.method ?? '';
    const stream = isStream(res);
    // A stream ends when its reader leaves; to be left is no failure of it.
    const status = res.writableFinished || stream ? res.statusCode : 499;
    const labels = { method, path: stream ? `${path} stream` : path, status: String(status) };
    metrics.observe('http_request_seconds', ms / 1000, labels);
    span.set({ 'http.response.status_code': status });
    span.end(status >= 500 ? String(status) : undefined);
    log.info({ method, path, status, ms: Math.round(ms * 10) / 10, correlationId }, 'request');
  });
}

function isStream(res: ServerResponse): boolean {
  return String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
