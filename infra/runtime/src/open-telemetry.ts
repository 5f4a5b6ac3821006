import type { Context, SpanKind as OtelKind, Span as OtelSpan, Tracer } from '@opentelemetry/api';
import { ConfigError } from './config.ts';
import { settlesWithin } from './health.ts';
import type { Log } from './log.ts';
import type { Attributes, Span, SpanKind, SpanStart, Tracing } from './tracing.ts';

/** The packages that trace, which an installation may leave out. Tests hand in others. */
const packages = {
  sdk: () => import('@opentelemetry/sdk-node'),
  exporter: () => import('@opentelemetry/exporter-trace-otlp-http'),
};
type Packages = typeof packages;
type Sdk = Awaited<ReturnType<Packages['sdk']>>;
type Api = Sdk['api'];

/** In the order of OpenTelemetry's own numbers. */
const KINDS: readonly SpanKind[] = ['internal', 'server', 'client', 'producer', 'consumer'];
/** A collector that is away holds up no stop. */
const SENT_WITHIN_MS = 2_000;

export interface OpenTelemetryOptions {
  /** Of a collector that takes OTLP over HTTP: `http://localhost:4318`. */
  readonly endpoint: string;
  /** Which process this is: `sinan-cases`. OTEL_SERVICE_NAME says otherwise. */
  readonly service: string;
  readonly log: Pick<Log, 'warn'>;
  readonly load?: Packages;
}

/** Sends traces to a collector, in batches, behind what is traced. Throws `ConfigError` where the packages are not installed. */
export async function openTelemetry({
  endpoint,
  service,
  log,
  load = packages,
}: OpenTelemetryOptions): Promise<Tracing> {
  const { sdk, exporter } = await loaded(load);
  const { api, resources, NodeSDK } = sdk;
  api.diag.setLogger(complaints(log), { logLevel: api.DiagLogLevel.ERROR, suppressOverrideMessage: true });
  const running = new NodeSDK({
    resource: resources.resourceFromAttributes({ 'service.name': service }),
    resourceDetectors: [resources.envDetector],
    traceExporter: new exporter.OTLPTraceExporter({ url: `${endpoint}/v1/traces` }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
  });
  running.start();
  return tracingBy(api, api.trace.getTracer('sinan'), async () => {
    await settlesWithin(running.shutdown(), SENT_WITHIN_MS);
    // What OpenTelemetry keeps for the whole process, so that another may be opened in it.
    for (const part of [api.trace, api.context, api.propagation]) part.disable();
  });
}

async function loaded(load: Packages) {
  try {
    return { sdk: await load.sdk(), exporter: await load.exporter() };
  } catch {
    throw new ConfigError([NOT_INSTALLED]);
  }
}
const NOT_INSTALLED =
  'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages that trace are not installed: install with optional dependencies, or take the setting away.';

/** That traces could not be sent is said at most once a minute, without what it was: it may quote an address. */
function complaints(log: Pick<Log, 'warn'>) {
  let saidAt = Number.NEGATIVE_INFINITY;
  const error = () => {
    if (performance.now() - saidAt < 60_000) return;
    saidAt = performance.now();
    log.warn({}, 'traces could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT');
  };
  const nothing = () => undefined;
  return { error, warn: nothing, info: nothing, debug: nothing, verbose: nothing };
}

function tracingBy(api: Api, tracer: Tracer, stop: () => Promise<void>): Tracing {
  const { context, trace } = api;
  return {
    start(name, { kind, parent, attributes = {} }) {
      const options = { kind: KINDS.indexOf(kind) as OtelKind, attributes: { ...attributes } };
      return spanOf(api, tracer.startSpan(name, options, under(api, parent)));
    },
    current() {
      const active = trace.getSpan(context.active());
      return active && traceparentOf(active);
    },
    stop,
  };
}

function spanOf(api: Api, span: OtelSpan): Span {
  return {
    traceparent: traceparentOf(span),
    set: (attributes: Attributes) => void span.setAttributes({ ...attributes }),
    end(failure) {
      if (failure !== undefined) {
        span.setStatus({ code: api.SpanStatusCode.ERROR });
        span.setAttribute('error.type', failure);
      }
      span.end();
    },
    run: (work) => api.context.with(api.trace.setSpan(api.context.active(), span), work),
  };
}

function traceparentOf(span: OtelSpan): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The context in which a span is a child of this one; none where it is no traceparent that we write. */
function under({ trace, ROOT_CONTEXT }: Api, parent: SpanStart['parent']): Context {
  const parts = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(parent ?? '');
  if (!parts) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = ''] = parts;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}
