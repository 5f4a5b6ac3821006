import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, type Log, type Metrics, noTracing, type Span, type Tracing } from '@sinan/runtime';
import { Refusal } from '@sinan/schema';
import { sendFailure } from './failure.ts';
import { inTime } from './in-time.ts';
import { observe } from './observe.ts';
import { type Handler, type Route, routeOf } from './route.ts';
import { type Visit, visitOf } from './visit.ts';

export interface ServingOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** How many proxies of the operator's own stand in front. Default none. */
  readonly proxies?: number;
  /** How long any answer may take to begin, in ms. Default 20,000. */
  readonly answerWithinMs?: number;
  /** Nothing is traced when it is left out. */
  readonly tracing?: Tracing;
  /** Called before a route answers. */
  readonly before?: (req: IncomingMessage, res: ServerResponse, visit: Visit, route: Route | undefined) => void;
}

/** Routes at work: each request observed, each failure told in the form of its route. */
export interface Serving {
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Resolves when no answer is under way. */
  landed(): Promise<void>;
}

const ANSWER_WITHIN_MS = 20_000;
/** The path of what is not there: what was typed stays with who typed it. */
const UNKNOWN = '(unknown)';

export function serving(routes: ReadonlyMap<string, Route>, options: ServingOptions): Serving {
  const { clock, log, tracing = noTracing, proxies = 0 } = options;
  const { answerWithinMs = ANSWER_WITHIN_MS, before = () => undefined } = options;
  const flight = new Flight();

  /** A client that sends a traceparent has its trace continued. */
  function spanOf(req: IncomingMessage, { traceparent: parent, correlationId }: Visit, route: Route | undefined): Span {
    const path = route?.path ?? UNKNOWN;
    const attributes = {
      'http.request.method': req.method ?? '',
      'http.route': path,
      'sinan.correlation_id': correlationId,
    };
    const asked = route?.watch ? noTracing : tracing;
    return asked.start(`${req.method} ${path}`, { kind: 'server', parent, attributes });
  }

  async function answer(req: IncomingMessage, res: ServerResponse, came: Visit): Promise<void> {
    const route = routeOf(routes, came.path);
    const span = spanOf(req, came, route);
    const visit = span.traceparent === came.traceparent ? came : { ...came, traceparent: span.traceparent };
    observe(req, res, { path: route?.path ?? UNKNOWN, correlationId: visit.correlationId, span }, options);
    const handled = async () => {
      before(req, res, visit, route);
      await handlerOf(req, res, route)(req, res, visit);
    };
    try {
      if (route?.awaitsBody) return await handled();
      await inTime(handled(), {
        withinMs: answerWithinMs,
        begun: () => res.headersSent,
        late: (error) => log.warn({ err: error, correlationId: visit.correlationId }, 'failed after it was broken off'),
      });
    } catch (error) {
      const reader = { locale: visit.locale, correlationId: visit.correlationId, log };
      sendFailure(res, error, route?.tells ?? 'people', reader);
    }
  }

  return {
    handle(req, res) {
      // Node's parser also takes 0.9 and 2.0 for what they are not, and a proxy in front may read them otherwise.
      if (req.httpVersionMajor !== 1) return void res.writeHead(400, { Connection: 'close' }).end();
      flight.add(res);
      void answer(req, res, visitOf(req, clock, proxies));
    },
    landed: () => flight.landed(),
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
