import type { Message } from '@sinan/bus';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReactionPace } from './reaction-pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());
const after = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
const message = (partition: number, offset: string): Message => ({
  topic: 'sinan.cases',
  partition,
  offset,
  key: 'k',
  value: null,
  at: 0,
});

describe('a group', () => {
  it('that has nothing to do is not late, however long', () => {
    const pace = new ReactionPace();
    after(3_600);
    expect(pace.look(0)).toEqual({ lag: 0, oldestMs: 0, late: false });
  });

  it('that handles one message after another is not late, however many wait', () => {
    const pace = new ReactionPace();
    for (let n = 0; n < 10; n += 1) {
      pace.trying(message(0, String(n)));
      after(30);
      pace.settled(message(0, String(n)));
      expect(pace.look(1_000)).toMatchObject({ late: false });
    }
  });

  it('that tries one message for over a minute is late, though others are handled', () => {
    const pace = new ReactionPace();
    pace.trying(message(0, '7'));
    for (let n = 0; n < 7; n += 1) {
      after(10);
      pace.trying(message(0, '7'));
      pace.trying(message(1, String(n)));
      pace.settled(message(1, String(n)));
    }
    expect(pace.look(1)).toEqual({ lag: 1, oldestMs: 70_000, late: true });
    pace.settled(message(0, '7'));
    expect(pace.look(0)).toEqual({ lag: 0, oldestMs: 0, late: false });
  });

  it('that is handed nothing for over a minute while messages wait is late', () => {
    const pace = new ReactionPace();
    expect(pace.look(3).late).toBe(false);
    after(59);
    expect(pace.look(3).late).toBe(false);
    after(2);
    expect(pace.look(5).late).toBe(true);
  });

  it('whose other members work off what waits is not late', () => {
    const pace = new ReactionPace();
    for (let lag = 500; lag > 100; lag -= 50) {
      after(50);
      expect(pace.look(lag).late).toBe(false);
    }
  });

  it('forgets what it had in hand when partitions are shared out anew', () => {
    const pace = new ReactionPace();
    pace.trying(message(0, '7'));
    after(61);
    pace.taking();
    expect(pace.look(1)).toEqual({ lag: 1, oldestMs: 0, late: false });
  });

  it('is not taken in by a late end of what was tried before', () => {
    const pace = new ReactionPace();
    pace.trying(message(0, '8'));
    after(61);
    pace.settled(message(0, '7'));
    expect(pace.look(0).oldestMs).toBe(61_000);
  });
});
