import { describe, expect, it, vi } from 'vitest';
import { openMetrics } from './metrics.ts';
import { METRICS } from './metrics-table.ts';

describe('metrics', () => {
  it('count, by labels, under the prefix', async () => {
    const metrics = openMetrics();
    metrics.count('mails_total', { kind: 'warning', state: 'sent' });
    metrics.count('mails_total', { kind: 'warning', state: 'sent' }, 2);
    metrics.count('mails_total', { kind: 'warning', state: 'refused' });
    const text = await metrics.text();
    expect(text).toContain('sinan_mails_total{kind="warning",state="sent"} 3\n');
    expect(text).toContain('sinan_mails_total{kind="warning",state="refused"} 1\n');
  });

  it('show a counter before anything has happened, once it was counted by 0', async () => {
    const metrics = openMetrics();
    metrics.count('events_parked_total', { group: 'cases.intake' }, 0);
    expect(await metrics.text()).toContain('sinan_events_parked_total{group="cases.intake"} 0\n');
  });

  it('gauge the last value, and observe into buckets of seconds', async () => {
    const metrics = openMetrics();
    metrics.gauge('sse_clients', 5, {});
    metrics.gauge('sse_clients', 2, {});
    metrics.observe('operation_seconds', 0.02, { operation: 'cases.file', outcome: 'ok' });
    const text = await metrics.text();
    expect(text).toContain('sinan_sse_clients 2\n');
    const bucket = (le: string) => `sinan_operation_seconds_bucket{le="${le}",operation="cases.file",outcome="ok"}`;
    expect(text).toContain(`${bucket('0.025')} 1\n`);
    expect(text).toContain(`${bucket('0.01')} 0\n`);
  });

  it('ask what must be asked for when they are read; what fails leaves the others', async () => {
    const metrics = openMetrics();
    metrics.collect(() => Promise.reject(new Error('the store is away')));
    metrics.collect(async () => metrics.gauge('parked_rows', 3, { service: 'cases' }));
    expect(await metrics.text()).toContain('sinan_parked_rows{service="cases"} 3\n');
  });

  it('do not wait longer than 2 s for what is asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const metrics = openMetrics();
      metrics.collect(() => new Promise<void>(() => undefined));
      const asked = metrics.text();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await asked).toContain('process_resident_memory_bytes');
    } finally {
      vi.useRealTimers();
    }
  });

  it('say what each of the table means, used or not, and have those of the process beside ours', async () => {
    const text = await openMetrics().text();
    for (const [name, { help, kind }] of Object.entries(METRICS))
      expect(text).toContain(`# HELP sinan_${name} ${help}\n# TYPE sinan_${name} ${kind}\n`);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('of two hosts in one process are apart', async () => {
    const [one, other] = [openMetrics(), openMetrics()];
    one.count('relay_failures_total', { service: 'cases' });
    expect(await other.text()).not.toContain('service="cases"');
  });
});
