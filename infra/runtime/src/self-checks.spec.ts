import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { SELF_CHECKS } from './self-check-table.ts';
import { type Found, type SelfChecks, startSelfChecks } from './self-checks.ts';

const parked: Found = { count: 2, codes: ['cases.intake'], ids: ['row-1', 'row-2'] };
let running: SelfChecks | undefined;
afterEach(() => running?.stop());

/** Two checks that find what the spec says, on a clock that the spec sets. */
function checking() {
  const finds: { rows: Found | null; work: Found | null | Error } = { rows: null, work: null };
  let now = Date.parse('2026-03-02T00:00:00Z');
  const lines = new PassThrough();
  const metrics = openMetrics();
  const checks = startSelfChecks({
    checks: [
      { name: 'parked-rows', service: 'cases', look: async () => finds.rows },
      {
        name: 'work-late',
        service: 'notifications',
        look: async () => {
          if (finds.work instanceof Error) throw finds.work;
          return finds.work;
        },
      },
    ],
    log: openLog({ level: 'info', stream: lines }),
    metrics,
    clock: { now: () => now },
    everyMs: 10,
  });
  running = checks;
  const logged = () =>
    String(lines.read() ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { level: string; check: string; service: string; ids?: string[] });
  const later = () => {
    now += 60_000;
    return checks.pass();
  };
  return { checks, finds, later, logged, metrics };
}

describe('self-checks', () => {
  it('stand at nothing found, gauged from the first moment on', async () => {
    const { checks, metrics } = checking();
    expect(checks.report()).toMatchObject([
      { name: 'parked-rows', service: 'cases', found: null, todo: SELF_CHECKS['parked-rows'] },
      { name: 'work-late', service: 'notifications', found: null },
    ]);
    expect(await metrics.text()).toContain('sinan_self_check{check="work-late",service="notifications"} 0\n');
  });

  it('look by themselves, again and again', async () => {
    const { checks, finds } = checking();
    finds.rows = parked;
    await vi.waitFor(() => expect(checks.report()[0]).toMatchObject({ found: parked }));
    finds.rows = null;
    await vi.waitFor(() => expect(checks.report()[0]).toMatchObject({ found: null }));
  });

  it('say when one begins and when it ceases to find something: one line each, however often it looks', async () => {
    const { checks, finds, later, logged, metrics } = checking();
    await later();
    finds.rows = parked;
    await later();
    const since = '2026-03-02T00:02:00.000Z';
    expect(checks.report()[0]).toMatchObject({ since, found: parked });
    expect(await metrics.text()).toContain('sinan_self_check{check="parked-rows",service="cases"} 1\n');
    finds.rows = { ...parked, count: 3 };
    await later();
    expect(checks.report()[0]).toMatchObject({ since, lookedAt: '2026-03-02T00:03:00.000Z', found: { count: 3 } });
    finds.rows = null;
    await later();
    expect(checks.report()[0]).toMatchObject({ since: '2026-03-02T00:04:00.000Z', found: null });
    expect(await metrics.text()).toContain('sinan_self_check{check="parked-rows",service="cases"} 0\n');
    expect(logged()).toMatchObject([
      { level: 'error', check: 'parked-rows', service: 'cases', ids: ['row-1', 'row-2'] },
      { level: 'info', check: 'parked-rows', service: 'cases' },
    ]);
  });

  it('that cannot look keep what they found, and hold no other up', async () => {
    const { checks, finds, later, logged } = checking();
    finds.work = { count: 1, codes: ['notifications.mail'], ids: ['m'] };
    await later();
    const lookedAt = checks.report()[1]?.lookedAt;
    [finds.rows, finds.work] = [parked, new Error('the store is away')];
    await later();
    expect(checks.report()).toMatchObject([{ found: parked }, { found: { count: 1 }, lookedAt }]);
    expect(logged()).toHaveLength(2);
  });

  it('are over once they are stopped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { checks } = checking();
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(1);
      await checks.stop();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
