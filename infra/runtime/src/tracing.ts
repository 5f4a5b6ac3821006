/** What a span is to those beside it (https://opentelemetry.io/docs/specs/otel/trace/api/#spankind). */
export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** Codes, names of ours and numbers: never what people wrote, nor an address. */
export interface Attributes {
  readonly [name: string]: string | number;
}

export interface SpanStart {
  readonly kind: SpanKind;
  /** Who asked, as W3C Trace Context, version 00; undefined where nobody did: a trace begins. */
  readonly parent: string | undefined;
  readonly attributes?: Attributes;
}

/** A piece of work in a trace. */
export interface Span {
  /** What is handed on to whatever this work asks for: the span's own, or, where nothing is traced, its parent's. */
  readonly traceparent: string | undefined;
  set(attributes: Attributes): void;
  /** Ends it. `failure` is the code or the name of the error that it failed with. */
  end(failure?: string): void;
  /** Runs work inside it, so that `current()` tells of it meanwhile, through every await. */
  run<T>(work: () => T): T;
}

/**
 * The tracing port: from a request to the mail that tells of it, across the bus. Calls, entries, envelopes and rows of work carry the traceparent of
 * who asked, so a trace goes on in whatever process takes them up, however much later.
 */
export interface Tracing {
  start(name: string, how: SpanStart): Span;
  /** The traceparent of the span in which the caller runs. Undefined outside of any, and where nothing is traced. */
  current(): string | undefined;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

/** Hands on what it was handed. */
class Untraced implements Span {
  readonly traceparent: string | undefined;
  constructor(traceparent: string | undefined) {
    this.traceparent = traceparent;
  }
  set(): void {}
  end(): void {}
  run<T>(work: () => T): T {
    return work();
  }
}
const NOBODY = new Untraced(undefined);

/** Where nothing is traced: a traceparent that a client sends is handed on all the same. */
export const noTracing: Tracing = {
  start: (_name, { parent }) => (parent === undefined ? NOBODY : new Untraced(parent)),
  current: () => undefined,
  stop: async () => undefined,
};

/** Does work in a span of its own, which fails with it. */
export async function traced<T>(
  tracing: Tracing,
  name: string,
  how: SpanStart,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracing.start(name, how);
  try {
    const result = await span.run(() => work(span));
    span.end();
    return result;
  } catch (error) {
    span.end(error instanceof Error ? error.name : 'Error');
    throw error;
  }
}
