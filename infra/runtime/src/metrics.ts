import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { settlesWithin } from './health.ts';
import { type CounterName, type GaugeName, type HistogramName, type LabelsOf, METRICS } from './metrics-table.ts';

/** The metrics port. Names are those of the table, without the `sinan_` prefix; labels are few and never personal. */
export interface Metrics {
  /** Counted by 0, a series shows before anything has happened, so that the first time is seen as a change. */
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  gauge<Name extends GaugeName>(name: Name, value: number, labels: LabelsOf<Name>): void;
  observe<Name extends HistogramName>(name: Name, seconds: number, labels: LabelsOf<Name>): void;
  /** Has `look` set what must be asked for (a lag, a depth) each time the metrics are read. One that fails, or takes over 2 s, leaves its last value. */
  collect(look: () => Promise<void>): void;
  /** The Prometheus text exposition. */
  text(): Promise<string>;
}

/** From a millisecond, which a read from the store takes, to a minute, which a stalled mail server takes. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Whoever reads the metrics of a process whose store is away is to have them all the same. */
const LOOK_WITHIN_MS = 2_000;

type Labels = { readonly [label: string]: string };

/** Keeps one of each name and values of its labels: every request observes, and most of that would be looking the series up. */
function lazilyByValues<T>(make: (name: HistogramName, labels: Labels) => T) {
  const made = new Map<string, T>();
  return (name: HistogramName, labels: Labels): T => {
    let key: string = name;
    for (const label in labels) key += `\0${label}\0${labels[label]}`;
    const known = made.get(key);
    if (known) return known;
    const fresh = make(name, labels);
    made.set(key, fresh);
    return fresh;
  };
}

/** One of each name of the table's. */
function madeOf<T>(kind: string, make: (settings: Settings) => T): ReadonlyMap<string, T> {
  const ours = Object.entries(METRICS).filter(([, spec]) => spec.kind === kind);
  return new Map(
    ours.map(([name, { help, labels }]) => [name, make({ name: `sinan_${name}`, help, labelNames: [...labels] })]),
  );
}
interface Settings {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
}

/** Opens the metrics of this process in a registry of their own, with the usual process and Node.js metrics beside ours. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counters = madeOf('counter', (settings) => new Counter({ ...settings, registers }));
  const gauges = madeOf('gauge', (settings) => new Gauge({ ...settings, registers }));
  const histograms = madeOf('histogram', (settings) => new Histogram({ ...settings, registers, buckets: SECONDS }));
  const series = lazilyByValues((name, labels) => histograms.get(name)?.labels(labels));
  const looks: (() => Promise<void>)[] = [];
  return {
    collect: (look) => void looks.push(look),
    count: (name, labels, by = 1) => counters.get(name)?.inc(labels, by),
    gauge: (name, value, labels) => gauges.get(name)?.set(labels, value),
    observe: (name, seconds, labels) => series(name, labels)?.observe(seconds),
    async text() {
      await settlesWithin(Promise.allSettled(looks.map((look) => look())), LOOK_WITHIN_MS);
      return registry.metrics();
    },
  };
}
