import { type Clock, instant } from './clock.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { SELF_CHECKS, type SelfCheckName } from './self-check-table.ts';

/** What a self-check found: how many, where (groups, workers, faults: codes of ours), and the ids of the first ones. Never what they say. */
export interface Found {
  readonly count: number;
  readonly codes: readonly string[];
  readonly ids: readonly string[];
}

/** Something that a process looks for in what it runs. Null: nothing is found. */
export interface SelfCheck {
  readonly name: SelfCheckName;
  readonly service: string;
  look(): Promise<Found | null>;
}

/** How a self-check stands. `since` is when it began to stand so, `lookedAt` when it last could look; both are instants. */
export interface SelfCheckState {
  readonly name: SelfCheckName;
  readonly service: string;
  readonly since: string;
  readonly lookedAt: string | null;
  readonly found: Found | null;
  /** The first thing to do when it finds something. */
  readonly todo: { readonly zh: string; readonly en: string };
}

/** The self-checks of a process: run every 30 s, gauged, and logged when one begins or ceases to find something. */
export interface SelfChecks {
  /** How all of them stand, as of the last pass. */
  report(): readonly SelfCheckState[];
  /** Runs each once; resolves when all have looked. */
  pass(): Promise<void>;
  stop(): Promise<void>;
}

const EVERY_MS = 30_000;

export interface SelfChecksOptions {
  readonly checks: readonly SelfCheck[];
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Default 30,000. */
  readonly everyMs?: number | undefined;
}

export function startSelfChecks({ checks, log, metrics, clock, everyMs = EVERY_MS }: SelfChecksOptions): SelfChecks {
  const began = instant(clock.now());
  const states = new Map(checks.map((check) => [check, { since: began, lookedAt: null, found: null } as Standing]));
  for (const { name, service } of checks) metrics.gauge('self_check', 0, { check: name, service });

  /** A check that cannot look (the store is away) leaves what it found last; readiness tells of the store. */
  async function look(check: SelfCheck): Promise<void> {
    const { name, service } = check;
    try {
      settle(check, await check.look());
    } catch (error) {
      log.debug({ check: name, service, error: String(error) }, 'a self-check could not look');
    }
  }

  function settle(check: SelfCheck, found: Found | null): void {
    const before = states.get(check);
    const lookedAt = instant(clock.now());
    const changed = (before?.found ?? null) === null ? found !== null : found === null;
    states.set(check, { since: changed ? lookedAt : (before?.since ?? began), lookedAt, found });
    if (changed) tell(check, found);
  }

  function tell({ name, service }: SelfCheck, found: Found | null): void {
    metrics.gauge('self_check', found === null ? 0 : 1, { check: name, service });
    if (found === null) log.info({ check: name, service }, 'a self-check finds nothing any more');
    else log.error({ check: name, service, ...found }, 'a self-check has found something');
  }

  async function pass(): Promise<void> {
    for (const check of checks) await look(check);
  }

  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let passing = Promise.resolve();
  const again = () => {
    passing = pass().then(() => {
      if (!stopped) timer = setTimeout(again, everyMs);
    });
  };
  again();
  return {
    report: () =>
      [...states].map(([{ name, service }, state]) => ({ name, service, ...state, todo: SELF_CHECKS[name] })),
    pass,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await passing;
    },
  };
}

type Standing = Pick<SelfCheckState, 'since' | 'lookedAt' | 'found'>;
