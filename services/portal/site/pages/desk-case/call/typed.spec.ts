import { describe, expect, it } from 'vitest';
import { callInput, lacksOf, newCall } from './typed.ts';

const call = newCall(Date.parse('2026-11-29T06:05:30Z'));
const sent = { with: 'enterprise', direction: 'outgoing', answered: true, minutes: null, at: null };

describe('a call that is being noted', () => {
  it('was made to the enterprise, answered and just now, unless something else is said', () => {
    expect([lacksOf(call), callInput(call)]).toEqual([[], sent]);
  });

  it('was when a clock in China showed it, beginning from now', () => {
    const earlier = { ...call, isNow: false };
    expect(callInput(earlier).at).toBe('2026-11-29T06:05:00.000Z');
    expect(callInput({ ...earlier, at: '2026-11-28T09:30' }).at).toBe('2026-11-28T01:30:00.000Z');
    expect(lacksOf({ ...earlier, at: '' })).toEqual(['call-at']);
    expect(lacksOf({ ...call, at: '' })).toEqual([]);
  });

  it.each(['0', '12', ' 600 '])('takes a length of %s', (minutes) => {
    expect([lacksOf({ ...call, minutes }), callInput({ ...call, minutes }).minutes]).toEqual([[], Number(minutes)]);
  });

  it.each(['601', '-1', '1.5', 'ten', '1e2'])('takes no length of %s', (minutes) => {
    expect(lacksOf({ ...call, minutes })).toEqual(['call-minutes']);
  });

  it('has no length where nobody answered, whatever was typed before', () => {
    const unanswered = { ...call, answered: false, minutes: 'ten' };
    expect([lacksOf(unanswered), callInput(unanswered)]).toEqual([[], { ...sent, answered: false }]);
  });
});
