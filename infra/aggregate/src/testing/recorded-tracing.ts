import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Span, SpanKind, Tracing } from '@sinan/runtime';

/** A span as a spec reads it. `under` is the name of the span that it is part of, or the traceparent that came from outside. */
export interface RecordedSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly under: string | undefined;
  readonly traceparent: string;
  readonly attributes: Attributes;
  readonly ended: boolean;
  readonly failure: string | undefined;
}

/** Tracing that is kept, for specs. Span n of it has the id n. */
export function recordedTracing(): Tracing & { readonly spans: readonly RecordedSpan[] } {
  const spans: { -readonly [field in keyof RecordedSpan]: RecordedSpan[field] }[] = [];
  const within = new AsyncLocalStorage<string>();
  return {
    spans,
    start(name, { kind, parent, attributes = {} }): Span {
      const number = (spans.length + 1).toString(16);
      const trace = parent?.split('-')[1] ?? number.padStart(32, '0');
      const traceparent = `00-${trace}-${number.padStart(16, '0')}-01`;
      const under = spans.find((span) => span.traceparent === parent)?.name ?? parent;
      const span = {
        name,
        kind,
        under,
        traceparent,
        attributes,
        ended: false,
        failure: undefined as string | undefined,
      };
      spans.push(span);
      return {
        traceparent,
        set: (more) => void Object.assign(span, { attributes: { ...span.attributes, ...more } }),
        end: (failure) => void Object.assign(span, { ended: true, failure }),
        run: (work) => within.run(traceparent, work),
      };
    },
    current: () => within.getStore(),
    stop: async () => undefined,
  };
}
