import { describe, expect, it } from 'vitest';
import { openMetrics } from './metrics.ts';

describe('metrics', () => {
  it('count, by labels, under the prefix', async () => {
    const metrics = openMetrics();
    metrics.count('mails', { outcome: 'sent' });
    metrics.count('mails', { outcome: 'sent' }, 2);
    metrics.count('mails', { outcome: 'refused' });
    const text = await metrics.text();
    expect(text).toContain('sinan_mails{outcome="sent"} 3\n');
    expect(text).toContain('sinan_mails{outcome="refused"} 1\n');
  });

  it('gauge the last value, and observe into buckets of seconds', async () => {
    const metrics = openMetrics();
    metrics.gauge('lag', 5);
    metrics.gauge('lag', 2);
    metrics.observe('reaction_seconds', 0.02, { group: 'cases.partners' });
    const text = await metrics.text();
    expect(text).toContain('sinan_lag 2\n');
    expect(text).toContain('sinan_reaction_seconds_bucket{le="0.025",group="cases.partners"} 1\n');
    expect(text).toContain('sinan_reaction_seconds_bucket{le="0.01",group="cases.partners"} 0\n');
  });

  it('have those of the process beside ours', async () => {
    expect(await openMetrics().text()).toContain('process_resident_memory_bytes');
  });

  it('of two hosts in one process are apart', async () => {
    const [one, other] = [openMetrics(), openMetrics()];
    one.count('mails');
    expect(await other.text()).not.toContain('sinan_mails');
  });
});
