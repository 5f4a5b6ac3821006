import { METRICS, SELF_CHECKS } from '@sinan/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { removePlace } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { read } from './compose-file.ts';
import { selectorsOf } from './promql.ts';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}
const FOLDER = 'infra/deploy/observe';
const { groups } = parse(read(`${FOLDER}/alerts.yaml`)) as { groups: readonly { rules: readonly Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(read(`${FOLDER}/dashboard.json`)) as { panels: readonly Panel[] };
const drawn = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));
const all = [...alerts.map(({ alert, expr }) => [alert, expr] as const), ...drawn];

let platform: Platform;
let exposed: ReadonlySet<string>;
beforeAll(async () => {
  platform = await startPlatform();
  const text = await (await fetch(`${platform.url}/metrics`)).text();
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  const series = ([, name = '', kind = '']: RegExpMatchArray) =>
    kind === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name];
  exposed = new Set(types.flatMap(series));
});
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
});

/** Prometheus itself says of each target whether it could be scraped. */
const PROMETHEUS_OWN = ['up'];
/** Put on every series by Prometheus: whose it is. */
const TARGET = ['job', 'instance'];
const OURS: { readonly [name: string]: { readonly labels: readonly string[] } } = METRICS;
const labelsOf = (metric: string) =>
  OURS[metric.replace(/^sinan_/, '').replace(/_(bucket|count|sum)$/, '')]?.labels ?? [];

describe.each(all)('%s: %s', (_, expr) => {
  it('asks for metrics that a running process exposes, by labels that they have', () => {
    const selectors = selectorsOf(expr);
    expect(selectors.length).toBeGreaterThan(0);
    for (const { metric, labels } of selectors) {
      if (PROMETHEUS_OWN.includes(metric)) continue;
      expect([...exposed]).toContain(metric);
      for (const { name } of labels) expect([...labelsOf(metric), ...TARGET]).toContain(name);
    }
  });
});

describe('the alerts', () => {
  const rows = [...read(`${FOLDER}/README.md`).matchAll(/^\| (Sinan\w+) +\| (\S.*?) +\| (\S.*?) +\|$/gm)];

  it('each have a line of the runbook, which has no other', () => {
    expect(rows.map(([, name]) => name)).toEqual(alerts.map(({ alert }) => alert));
    for (const { alert, annotations } of alerts) expect(annotations.runbook).toBe(`README.md#${alert}`);
  });

  it('wake somebody or wait for the morning', () => {
    for (const { labels, annotations } of alerts) {
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
    }
  });

  it('tell of every self-check, and of no other', () => {
    const asked = alerts
      .flatMap(({ expr }) => selectorsOf(expr))
      .filter(({ metric }) => metric === 'sinan_self_check')
      .flatMap(({ labels }) => labels.filter(({ name }) => name === 'check').map(({ value }) => value));
    expect(asked.toSorted()).toEqual(Object.keys(SELF_CHECKS).toSorted());
  });
});

describe('the dashboard', () => {
  it('has panels that do not lie upon each other', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });

  it('shows every metric of ours', () => {
    const shown = drawn.flatMap(([, expr]) => selectorsOf(expr)).map(({ metric }) => metric);
    const missing = Object.keys(METRICS).filter((name) => !shown.some((metric) => metric.startsWith(`sinan_${name}`)));
    expect(missing).toEqual([]);
  });
});
