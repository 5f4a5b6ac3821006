import { describe, expect, it } from 'vitest';
import { lanesOf, type Parked, topicOf, whyOf } from './lanes.ts';

const parked = (id: string, more: Partial<Parked> = {}): Parked => ({
  ...{ id, service: 'cases', group: 'cases.intake', topic: 'sinan.intake', key: 'urn:example:a' },
  ...{ error: 'the store answered strangely', behind: false, replayable: true, parkedAt: '2026-11-29T08:00:00Z' },
  ...more,
});

describe('parked events', () => {
  it('wait for each other by key and reaction, in their order', () => {
    const [first, other, second] = [parked('1'), parked('2', { key: 'urn:example:b' }), parked('3', { behind: true })];
    const elsewhere = parked('4', { service: 'experts', group: 'experts.cases' });
    expect(lanesOf([first, other, second, elsewhere])).toMatchObject([
      { head: first, behind: [second] },
      { head: other, behind: [] },
      { head: elsewhere, behind: [] },
    ]);
  });

  it('say why they wait', () => {
    expect(whyOf(parked('1'))).toBe('failed');
    expect(whyOf(parked('1', { behind: true }))).toBe('behind');
    expect(whyOf(parked('1', { replayable: false }))).toBe('malformed');
    expect(whyOf(parked('1', { error: 'UNKNOWN_PARTNER: urn:example:a' }))).toBe('unknownPartner');
    expect(whyOf(parked('1', { error: 'the event does not hold: data.case.country' }))).toBe('wrong');
    expect(whyOf(parked('1', { error: 'data.case.servedOn: is before the day of receipt' }))).toBe('wrong');
  });

  it('are of a topic, whatever the deployment is called', () => {
    expect(topicOf(parked('1', { topic: 'acme.sinan.intake' }))).toBe('intake');
  });
});
