import { describe, expect, it } from 'vitest';
import { noTracing, type Span, type Tracing, traced } from './tracing.ts';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('where nothing is traced', () => {
  it('a span hands on who asked, and runs what is done in it', () => {
    const span = noTracing.start('cases.file', { kind: 'internal', parent: PARENT });
    expect(span.traceparent).toBe(PARENT);
    expect(span.run(() => 7)).toBe(7);
    expect(noTracing.start('cases.file', { kind: 'internal', parent: undefined }).traceparent).toBeUndefined();
    expect(noTracing.current()).toBeUndefined();
  });
});

describe('work that is traced', () => {
  const told: (string | undefined)[] = [];
  const span: Span = {
    traceparent: PARENT,
    set: () => undefined,
    end: (failure) => void told.push(failure),
    run: (work) => work(),
  };
  const tracing: Tracing = { ...noTracing, start: () => span };
  const how = { kind: 'client', parent: undefined } as const;

  it('gives what it gives, and ends', async () => {
    expect(await traced(tracing, 'send mail', how, async ({ traceparent }) => traceparent)).toBe(PARENT);
    expect(told.splice(0)).toEqual([undefined]);
  });

  it('fails as it fails, and ends by the name of its error', async () => {
    const failing = traced(tracing, 'send mail', how, () => Promise.reject(new RangeError('li@example.cn')));
    await expect(failing).rejects.toThrow('li@example.cn');
    expect(told.splice(0)).toEqual(['RangeError']);
  });
});
