import { type Check, type NamedCheck, type Readiness, readinessOf, settlesWithin } from './health.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** A running part of the process. `stop` waits for what is in hand. */
export interface Stoppable {
  stop(): Promise<void>;
}

/** The life of a process: parts start in order, stop in reverse order, and say together whether it is ready. */
export interface Host {
  /** Starts a part. When it fails, the parts before it are stopped and its error is thrown on. */
  use<Part extends Stoppable>(name: string, start: () => Promise<Part>): Promise<Part>;
  /** Adds a readiness check. With `gates: false` it is told, and does not make the process unready. */
  check(name: string, check: Check, options?: { readonly gates: boolean }): void;
  ready(): Promise<Readiness>;
  /** Stops everything, the last part first. Resolves within the limit, whatever the parts do; what did not stop is logged. Idempotent. */
  stop(): Promise<void>;
}

export interface HostOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Default 10,000. */
  readonly stopWithinMs?: number;
}

interface NamedPart {
  readonly name: string;
  readonly part: Stoppable;
}

export function openHost({ log, metrics, stopWithinMs = 10_000 }: HostOptions): Host {
  const checks = new Map<string, NamedCheck>();
  const parts: NamedPart[] = [];
  let stopping: Promise<void> | undefined;

  async function stopPart({ name, part }: NamedPart): Promise<void> {
    try {
      await part.stop();
    } catch (error) {
      log.error({ part: name, err: error }, 'a part failed to stop');
    }
    metrics.gauge('part_up', 0, { part: name });
  }
  async function stopParts(): Promise<void> {
    for (let last = parts.at(-1); last; last = parts.at(-1)) {
      await stopPart(last);
      parts.pop();
    }
  }
  async function stopInTime(): Promise<void> {
    log.info({ parts: parts.length }, 'stopping');
    const inTime = await settlesWithin(stopParts(), stopWithinMs);
    if (inTime) log.info({}, 'stopped');
    else
      log.error({ parts: parts.map(({ name }) => name), withinMs: stopWithinMs }, 'these parts did not stop in time');
  }
  function stop(): Promise<void> {
    stopping ??= stopInTime();
    return stopping;
  }
  function refuseWhenStopping(name: string): void {
    if (stopping) throw new Error(`${name} cannot start: the process is stopping.`);
  }
  async function started<Part extends Stoppable>(name: string, start: () => Promise<Part>): Promise<Part> {
    try {
      return await start();
    } catch (error) {
      log.error({ part: name, err: error }, 'a part failed to start');
      await stop();
      throw error;
    }
  }

  return {
    async use(name, start) {
      refuseWhenStopping(name);
      const part = await started(name, start);
      if (stopping) await stopPart({ name, part });
      refuseWhenStopping(name);
      parts.push({ name, part });
      metrics.gauge('part_up', 1, { part: name });
      return part;
    },
    check: (name, check, { gates } = { gates: true }) => void checks.set(name, { check, gates }),
    ready: async () => (stopping ? { ready: false, checks: { host: 'stopping' } } : readinessOf(checks)),
    stop,
  };
}

/** What `process` is here: a source of signals. */
interface Signals {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

/**
 * SIGTERM and SIGINT stop the host, then `exit(0)`. A second signal does not wait: `exit(1)`. Returns what takes the listeners off again.
 */
export function installSignals(host: Host, exit: (code: number) => void, signals: Signals = process): () => void {
  let asked = false;
  const listener = () => {
    if (asked) return exit(1);
    asked = true;
    void host.stop().then(() => exit(0));
  };
  signals.on('SIGTERM', listener);
  signals.on('SIGINT', listener);
  return () => {
    signals.off('SIGTERM', listener);
    signals.off('SIGINT', listener);
  };
}
