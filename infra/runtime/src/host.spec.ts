import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { installSignals, openHost } from './host.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';

function aHost(stopWithinMs = 10_000) {
  const lines = new PassThrough();
  const metrics = openMetrics();
  const host = openHost({ log: openLog({ level: 'info', stream: lines }), metrics, stopWithinMs });
  const done: string[] = [];
  const part = (name: string) => async () => {
    done.push(`start ${name}`);
    return { stop: async () => void done.push(`stop ${name}`) };
  };
  return { host, metrics, done, part, logged: () => String(lines.read() ?? '') };
}

describe('a host with three parts', () => {
  it('starts them in order and stops them in reverse order, once', async () => {
    const { host, done, part, metrics } = aHost();
    for (const name of ['store', 'bus', 'http']) await host.use(name, part(name));
    expect(await metrics.text()).toContain('sinan_part_up{part="http"} 1');
    await Promise.all([host.stop(), host.stop()]);
    await host.stop();
    expect(done).toEqual(['start store', 'start bus', 'start http', 'stop http', 'stop bus', 'stop store']);
    expect(await metrics.text()).toContain('sinan_part_up{part="http"} 0');
  });

  it('hands back what a part is', async () => {
    const { host } = aHost();
    const http = await host.use('http', async () => ({ port: 4000, stop: async () => undefined }));
    expect(http.port).toBe(4000);
  });
});

describe('a host whose part fails to start', () => {
  it('stops those before it and throws the error on', async () => {
    const { host, done, part, logged } = aHost();
    await host.use('store', part('store'));
    const failing = host.use('bus', () => Promise.reject(new Error('log.db is torn')));
    await expect(failing).rejects.toThrow('log.db is torn');
    expect(done).toEqual(['start store', 'stop store']);
    expect(logged()).toContain('a part failed to start');
    await expect(host.use('http', part('http'))).rejects.toThrow('http cannot start: the process is stopping.');
  });
});

describe('a host that is stopping', () => {
  it('goes on past a part that fails to stop', async () => {
    const { host, done, part, logged } = aHost();
    await host.use('store', part('store'));
    await host.use('bus', async () => ({ stop: () => Promise.reject(new Error('no')) }));
    await host.stop();
    expect(done).toContain('stop store');
    expect(logged()).toContain('a part failed to stop');
  });

  it('gives up on a part that hangs, and says which did not stop', async () => {
    const { host, part, logged } = aHost(20);
    await host.use('store', part('store'));
    await host.use('http', async () => ({ stop: () => new Promise<void>(() => undefined) }));
    await host.stop();
    expect(logged()).toContain('"parts":["store","http"]');
  });

  it('stops the part that was just starting', async () => {
    const { host, done, part } = aHost();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const late = host.use('late', async () => {
      await gate;
      return part('late')();
    });
    const refused = expect(late).rejects.toThrow('late cannot start');
    await host.stop();
    open();
    await refused;
    expect(done).toEqual(['start late', 'stop late']);
  });

  it('is not ready', async () => {
    const { host } = aHost();
    expect(await host.ready()).toEqual({ ready: true, checks: {} });
    void host.stop();
    expect(await host.ready()).toEqual({ ready: false, checks: { host: 'stopping' } });
  });
});

describe('readiness', () => {
  it('is that of every check, each saying what is wrong', async () => {
    const { host } = aHost();
    host.check('store', async () => undefined);
    expect((await host.ready()).ready).toBe(true);
    host.check('bus', () => Promise.reject(new Error('log.db: disk full')));
    host.check('mail', () => {
      throw new Error('no socket');
    });
    expect(await host.ready()).toEqual({
      ready: false,
      checks: { store: 'ok', bus: 'log.db: disk full', mail: 'no socket' },
    });
  });

  it('is not taken away by a check that only tells', async () => {
    const { host } = aHost();
    host.check('bus', () => Promise.reject(new Error('the broker is away')), { gates: false });
    expect(await host.ready()).toEqual({ ready: true, checks: { bus: 'the broker is away' } });
  });

  it('does not wait longer than 2 s for a check', async () => {
    vi.useFakeTimers();
    try {
      const { host } = aHost();
      host.check('store', () => new Promise<void>(() => undefined));
      const asked = host.ready();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await asked).toEqual({ ready: false, checks: { store: 'no answer within 2 s' } });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'])('%s stops the host, then exits with 0', async (signal) => {
    const { host, done, part } = aHost();
    await host.use('store', part('store'));
    const signals = new EventEmitter();
    const code = new Promise<number>((exit) => installSignals(host, exit, signals));
    signals.emit(signal);
    expect(await code).toBe(0);
    expect(done).toContain('stop store');
  });

  it('given twice exits at once with 1', async () => {
    const { host } = aHost();
    await host.use('stuck', async () => ({ stop: () => new Promise<void>(() => undefined) }));
    const signals = new EventEmitter();
    const code = new Promise<number>((exit) => installSignals(host, exit, signals));
    signals.emit('SIGTERM');
    signals.emit('SIGTERM');
    expect(await code).toBe(1);
  });

  it('is no longer heard once uninstalled', () => {
    const signals = new EventEmitter();
    installSignals(aHost().host, () => undefined, signals)();
    expect(signals.eventNames()).toEqual([]);
  });
});
