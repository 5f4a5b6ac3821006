import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Collector, openCollector } from './collector.fixture.ts';
import { ConfigError } from './config.ts';
import { openLog } from './log.ts';
import { openTelemetry } from './open-telemetry.ts';
import { type Tracing, traced } from './tracing.ts';

const [TRACE, CLIENT_SPAN] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
const lines = new PassThrough();
const log = openLog({ level: 'info', stream: lines });
let collector: Collector;
let tracing: Tracing;
beforeAll(async () => {
  collector = await openCollector();
  tracing = await openTelemetry({ endpoint: collector.url, service: 'sinan-cases', log });
});
afterAll(() => collector.stop());

describe('traces', () => {
  it('reach the collector with their kinds, parents and attributes once they are stopped', async () => {
    const parent = `00-${TRACE}-${CLIENT_SPAN}-01`;
    const request = tracing.start('POST /graphql', {
      kind: 'server',
      parent,
      attributes: { 'http.route': '/graphql' },
    });
    expect(request.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(request.traceparent).not.toContain(CLIENT_SPAN);
    const { traceparent } = request;
    const failing = traced(tracing, 'cases.file', { kind: 'internal', parent: traceparent }, async (span) => {
      span.set({ 'sinan.outcome': 'INTERNAL' });
      await new Promise((resolve) => setImmediate(resolve));
      expect(tracing.current()).toBe(span.traceparent);
      throw new RangeError('li@example.cn');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(tracing.current()).toBeUndefined();
    for (const kind of ['client', 'producer', 'consumer'] as const)
      tracing.start(kind, { kind, parent: undefined }).end();
    request.set({ 'http.response.status_code': 200 });
    request.end();
    await tracing.stop();

    const [operation, client, producer, consumer, server] = collector.spans;
    expect(server).toMatchObject({
      service: 'sinan-cases',
      name: 'POST /graphql',
      kind: 2,
      traceId: TRACE,
      parentSpanId: CLIENT_SPAN,
      attributes: { 'http.route': '/graphql', 'http.response.status_code': 200 },
      failed: false,
    });
    expect(operation).toMatchObject({
      name: 'cases.file',
      kind: 1,
      traceId: TRACE,
      parentSpanId: server?.spanId,
      attributes: { 'sinan.outcome': 'INTERNAL', 'error.type': 'RangeError' },
      failed: true,
    });
    expect([client, producer, consumer].map((span) => [span?.kind, span?.parentSpanId])).toEqual([
      [3, undefined],
      [4, undefined],
      [5, undefined],
    ]);
    expect(collector.text()).not.toContain('li@example.cn');
  });
});

describe('a collector that is away', () => {
  it('holds up no stop, and is told of in one line', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '200');
    const away = await openTelemetry({ endpoint: 'http://127.0.0.1:9', service: 'sinan', log });
    for (let n = 0; n < 3_000; n += 1) away.start('cases.file', { kind: 'internal', parent: undefined }).end();
    const began = performance.now();
    await away.stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    const said = await vi.waitFor(() => {
      const text = String(lines.read() ?? '');
      expect(text).toContain('traces could not be sent');
      return text.trim().split('\n');
    });
    expect(said).toHaveLength(1);
    vi.unstubAllEnvs();
  });
});

describe('an installation without the packages', () => {
  it('says in one line what to do', async () => {
    const missing = () => Promise.reject(new Error("Cannot find package '@opentelemetry/sdk-node'"));
    const opening = openTelemetry({
      endpoint: collector.url,
      service: 'sinan',
      log,
      load: { sdk: missing, exporter: missing },
    });
    const error = await opening.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      lines: [expect.stringMatching(/^OTEL_EXPORTER_OTLP_ENDPOINT is set, but .* not installed: install with/)],
    });
  });
});
