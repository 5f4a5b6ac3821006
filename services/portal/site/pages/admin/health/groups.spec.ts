import { describe, expect, it } from 'vitest';
import { groupsOf, kindOf, serviceOf } from './groups.ts';
import type { SelfCheck } from './use-health.ts';

const check = (name: string, service: string, count = 0): SelfCheck => ({
  ...{ name, service, since: '2026-11-29T08:00:00Z', todo: { zh: '', en: '' } },
  found: count > 0 ? { count, codes: [] } : null,
});

describe('the parts of a process', () => {
  it('are of a kind, and of a service where there is one each', () => {
    expect(
      ['store', 'cases outboxes', 'risk reactions', 'moon'].map((name) => [kindOf({ name }), serviceOf({ name })]),
    ).toEqual([
      ['store', null],
      ['outboxes', 'cases'],
      ['reactions', 'risk'],
      [null, null],
    ]);
  });
});

describe('self-checks', () => {
  it('stand by name, with what was found first', () => {
    const found = check('parked-rows', 'cases', 2);
    const checks = [check('outbox-left-over', 'risk'), check('parked-rows', 'risk'), found];
    expect(groupsOf(checks)).toEqual([
      { name: 'parked-rows', finding: [found], fine: ['risk'] },
      { name: 'outbox-left-over', finding: [], fine: ['risk'] },
    ]);
  });
});
