import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type Entered, FACTOR_TRIES, type FactorCommand, type FactorEvent, factorDecider } from './factor.ts';
import { specOf } from './testing/given.ts';

const given = specOf(factorDecider);
const sessionId = newId('session', 0);
const at = '2026-11-22T08:00:00.000Z';
const lockUntil = '2026-11-22T08:15:00.000Z';
const STEP = 100;

const offer = (entered = false): FactorCommand => ({ type: 'Offer', entered });
const confirm = (...steps: number[]): FactorCommand => ({ type: 'Confirm', steps, at, lockUntil });
const enter = (entered: Entered, when = at): FactorCommand => ({
  type: 'Enter',
  entered,
  sessionId,
  at: when,
  lockUntil,
});
const code = (...steps: number[]): Entered => ({ by: 'code', steps });
const recovery = (index: number | null): Entered => ({ by: 'recovery', index });

const offered = (number: number): FactorEvent => ({ type: 'FactorOffered', number });
const enrolled = (number: number): FactorEvent => ({ type: 'FactorEnrolled', number, step: STEP });
const entered = (step: number): FactorEvent => ({ type: 'FactorEntered', step, sessionId });
const missed: FactorEvent = { type: 'FactorMissed' };
const locked: FactorEvent = { type: 'FactorLocked', until: lockUntil };
const used: FactorEvent = { type: 'RecoveryUsed', index: 3, sessionId };
const misses = (n: number) => Array.from({ length: n }, () => missed);

describe('nobody’s factor', () => {
  it('is offered', () => given().when(offer()).happens(offered(1)));
  it('is not confirmed', () => given().when(confirm(STEP)).refused('FACTOR_NOT_ENROLLED'));
  it('is not entered', () =>
    given()
      .when(enter(code(STEP)))
      .refused('FACTOR_NOT_ENROLLED'));
  it('is nothing to reset', () => given().when({ type: 'Reset' }).happens());
});

describe('an offered factor', () => {
  it('is enrolled by its first code', () => given(offered(1)).when(confirm(STEP)).happens(enrolled(1)));
  it('is offered anew, under another number', () => given(offered(1)).when(offer()).happens(offered(2)));
  it('opens nothing yet', () =>
    given(offered(1))
      .when(enter(code(STEP)))
      .refused('FACTOR_NOT_ENROLLED'));
  it('counts a wrong code', () => given(offered(1)).when(confirm()).happens(missed));
  it('is locked with the last wrong one', () =>
    given(offered(1), ...misses(FACTOR_TRIES - 1))
      .when(confirm())
      .happens(missed, locked));
});

describe('an enrolled factor', () => {
  const factor = [offered(1), enrolled(1)];
  it('is entered by a code of a later step', () =>
    given(...factor)
      .when(enter(code(STEP + 1)))
      .happens(entered(STEP + 1)));
  it('takes no step twice, and none that lies before', () => {
    for (const step of [STEP, STEP - 1])
      given(...factor)
        .when(enter(code(step)))
        .refused('CODE_USED');
    given(...factor, entered(STEP + 1))
      .when(enter(code(STEP + 1)))
      .refused('CODE_USED');
  });
  it('is entered by a recovery code, once each', () => {
    given(...factor)
      .when(enter(recovery(3)))
      .happens(used);
    given(...factor, used)
      .when(enter(recovery(3)))
      .happens(missed);
    given(...factor, used)
      .when(enter(recovery(4)))
      .happens({ ...used, index: 4 });
  });
  it('counts wrong codes of both kinds', () => {
    for (const wrong of [code(), recovery(null)])
      given(...factor)
        .when(enter(wrong))
        .happens(missed);
  });
  it('forgets them with a right one', () =>
    given(...factor, ...misses(FACTOR_TRIES - 1), entered(STEP + 1))
      .when(enter(code()))
      .happens(missed));
  it('has another put in its place by who has entered it, and by nobody else', () => {
    given(...factor)
      .when(offer())
      .refused('SECOND_FACTOR_NEEDED');
    given(...factor)
      .when(offer(true))
      .happens(offered(2));
  });
  it('counts until the other one is confirmed', () => {
    given(...factor, offered(2))
      .when(enter(code(STEP + 1)))
      .happens(entered(STEP + 1));
    expect(given(...factor, offered(2)).state).toMatchObject({ enrolled: 1, number: 2 });
    expect(given(...factor, offered(2), enrolled(2)).state).toMatchObject({ enrolled: 2, number: 2, usedRecovery: [] });
  });
  it('is not confirmed twice', () =>
    given(...factor)
      .when(confirm(STEP + 1))
      .refused('FACTOR_NOT_ENROLLED'));
  it('is reset, and never comes back under its number', () => {
    given(...factor)
      .when({ type: 'Reset' })
      .happens({ type: 'FactorReset' });
    given(...factor, { type: 'FactorReset' })
      .when(offer())
      .happens(offered(2));
  });
});

describe('a locked factor', () => {
  const factor = [offered(1), enrolled(1), ...misses(FACTOR_TRIES), locked];
  it('takes no code, not even the right one, and says for how long', () => {
    given(...factor)
      .when(enter(code(STEP + 1)))
      .refused('FACTOR_LOCKED');
    expect(() => factorDecider.decide(enter(recovery(1)), given(...factor).state)).toThrow(
      expect.objectContaining({ params: { minutes: 15, opensAt: lockUntil } }),
    );
  });
  it('opens when the time is over, with all tries', () => {
    given(...factor)
      .when(enter(code(STEP + 1), lockUntil))
      .happens(entered(STEP + 1));
    given(...factor)
      .when(enter(code(), lockUntil))
      .happens(missed);
  });
});
