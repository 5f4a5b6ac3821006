import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The metrics port. Names are Prometheus names without the `sinan_` prefix; labels are few and never personal. */
export interface Metrics {
  count(name: string, labels?: { readonly [label: string]: string }, by?: number): void;
  gauge(name: string, value: number, labels?: { readonly [label: string]: string }): void;
  observe(name: string, seconds: number, labels?: { readonly [label: string]: string }): void;
  /** Has `look` set what must be asked for (a lag, a depth) each time the metrics are read. One that fails leaves its last value. */
  collect(look: () => Promise<void>): void;
  /** The Prometheus text exposition. */
  text(): Promise<string>;
}

/** From a millisecond, which a read from the store takes, to a minute, which a stalled mail server takes. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Keeps one of each name; it is made at first use, and the labels of that use are its labels for good. */
function lazily<T>(make: (name: string, labelNames: readonly string[]) => T): (name: string, labels: object) => T {
  const made = new Map<string, T>();
  return (name, labels) => {
    const known = made.get(name);
    if (known) return known;
    const fresh = make(`sinan_${name}`, Object.keys(labels));
    made.set(name, fresh);
    return fresh;
  };
}

type Labels = { readonly [label: string]: string };

/** Keeps one of each name and values of its labels: every request observes, and most of that would be looking the series up. */
function lazilyByValues<T>(make: (name: string, labels: Labels) => T): (name: string, labels: Labels) => T {
  const made = new Map<string, T>();
  return (name, labels) => {
    let key = name;
    for (const label in labels) key += `\0${label}\0${labels[label]}`;
    const known = made.get(key);
    if (known) return known;
    const fresh = make(name, labels);
    made.set(key, fresh);
    return fresh;
  };
}

/** Opens the metrics of this process in a registry of their own, with the usual process and Node.js metrics beside ours. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const help = (name: string) => name.replaceAll('_', ' ');
  collectDefaultMetrics({ register: registry });
  const counter = lazily((name, labelNames) => new Counter({ name, help: help(name), labelNames, registers }));
  const gauge = lazily((name, labelNames) => new Gauge({ name, help: help(name), labelNames, registers }));
  const histogram = lazily(
    (name, labelNames) => new Histogram({ name, help: help(name), labelNames, registers, buckets: SECONDS }),
  );
  const series = lazilyByValues((name, labels: Labels) => histogram(name, labels).labels(labels));
  const looks: (() => Promise<void>)[] = [];
  return {
    collect: (look) => void looks.push(look),
    count: (name, labels = {}, by = 1) => counter(name, labels).inc(labels, by),
    gauge: (name, value, labels = {}) => gauge(name, labels).set(labels, value),
    observe: (name, seconds, labels = {}) => series(name, labels).observe(seconds),
    async text() {
      await Promise.allSettled(looks.map((look) => look()));
      return registry.metrics();
    },
  };
}
