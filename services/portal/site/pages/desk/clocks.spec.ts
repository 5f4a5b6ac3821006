import { describe, expect, it } from 'vitest';
import { dueOf, isUrgent, type Timed } from './clocks.ts';

/** Friday, 27 November 2026, in China. */
const now = Date.parse('2026-11-27T02:00:00Z');
const filed: Timed = {
  status: 'submitted',
  submittedAt: '2026-11-26T02:00:00Z',
  acceptedAt: null,
  handOver: null,
  supplements: [],
  opinions: [],
  disputeType: { code: 'section-337' },
  needs: [],
  application: { statedDeadline: null, measures: [] },
};
const measured = (code: string) => ({ statedDeadline: null, measures: [{ kind: { code } }] });
const stated = (at: string) => ({ statedDeadline: { at }, measures: [] });

describe('a case that waits for acceptance', () => {
  it('is to be reviewed within five working days, within one where it is urgent', () => {
    expect(dueOf(filed, false, now)).toEqual({ step: 'review', date: '2026-12-03', standing: 'ahead' });
    const frozen = { ...filed, application: measured('account-freeze') };
    expect(dueOf(frozen, false, now)).toEqual({ step: 'review', date: '2026-11-27', standing: 'today' });
    expect(dueOf(frozen, false, now + 86_400_000)?.standing).toBe('over');
  });

  it('has its days counted in China, holidays and the weekends worked for them included', () => {
    const evening = { ...filed, submittedAt: '2026-11-26T17:00:00Z' };
    expect(dueOf(evening, false, now)?.date).toBe('2026-12-04');
    expect(dueOf({ ...filed, submittedAt: '2026-09-30T02:00:00Z' }, false, now)?.date).toBe('2026-10-13');
  });

  it('has its clock stopped while the applicant supplements', () => {
    const supplements = [
      { requestedAt: '2026-11-10T02:00:00Z', suppliedAt: '2026-11-26T02:00:00Z', dueOn: { date: '2026-11-30' } },
    ];
    const again = { ...filed, submittedAt: '2026-11-06T02:00:00Z', supplements };
    expect(dueOf(again, false, now)?.date).toBe('2026-12-01');
    const open = [{ requestedAt: '2026-11-10T02:00:00Z', suppliedAt: null, dueOn: { date: '2026-11-26' } }];
    expect(dueOf({ ...again, status: 'supplementing', supplements: open }, false, now)).toEqual({
      step: 'supplement',
      date: '2026-11-26',
      standing: 'over',
    });
  });
});

describe('a case under way', () => {
  const accepted = { ...filed, status: 'accepted', acceptedAt: '2026-11-26T02:00:00Z' };

  it('is to have its opinion within fifteen working days of acceptance, until it has one', () => {
    expect(dueOf(accepted, false, now)).toMatchObject({ step: 'opinion', date: '2026-12-17' });
    expect(dueOf({ ...accepted, status: 'guiding', opinions: [1] }, false, now)).toBeNull();
    expect(dueOf({ ...accepted, status: 'closed' }, false, now)).toBeNull();
  });

  it('is to be answered for by who is asked to take it over', () => {
    const offered = { ...filed, handOver: { offeredAt: '2026-11-26T02:00:00Z' } };
    expect(dueOf(offered, true, now)).toMatchObject({ step: 'hand-over', date: '2026-11-30' });
    expect(dueOf(offered, false, now)?.step).toBe('review');
  });
});

describe('what is urgent', () => {
  const urgent = (more: Partial<Timed>) => isUrgent({ ...filed, ...more }, now);

  it('is a date of the law within fifteen days or over, a freeze, an order or a seizure', () => {
    expect(urgent({ application: stated('2026-12-11T02:00:00Z') })).toBe(true);
    expect(urgent({ application: stated('2026-12-13T02:00:00Z') })).toBe(false);
    expect(urgent({ application: stated('2026-11-20T02:00:00Z') })).toBe(true);
    const measures = ['tro', 'fair-seizure', 'takedown', 'none'].map((code) => ({ application: measured(code) }));
    expect(measures.map(urgent)).toEqual([true, true, false, false]);
    expect(urgent({ application: null })).toBe(false);
  });

  it('is a dispute that begins with one, and what is asked for when there is one', () => {
    expect(urgent({ disputeType: { code: 'schedule-a' } })).toBe(true);
    expect(urgent({ needs: [{ code: 'account-release' }] })).toBe(true);
    expect(urgent({ needs: [{ code: 'strategy' }] })).toBe(false);
  });

  it('leaves a step the time that it had when it began', () => {
    const near = { ...filed, application: stated('2026-12-11T12:00:00Z') };
    expect(isUrgent(near, now)).toBe(true);
    expect(dueOf(near, false, now)).toMatchObject({ step: 'review', date: '2026-12-03' });
  });
});
