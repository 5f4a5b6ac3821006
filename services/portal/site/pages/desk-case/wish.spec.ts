import { describe, expect, it } from 'vitest';
import { lacksOf, newWish } from './wish.ts';

const today = '2026-11-29';
const wish = newWish('2026-12-11');

describe('what an action lacks', () => {
  it('is a reason for not accepting, in words where it is another one', () => {
    expect(lacksOf('decline', wish, today)).toEqual(['reason']);
    expect(lacksOf('decline', { ...wish, reason: 'R02' }, today)).toEqual([]);
    expect(lacksOf('decline', { ...wish, reason: 'R99', note: ' ' }, today)).toEqual(['note']);
    expect(lacksOf('decline', { ...wish, reason: 'R99', note: 'closed' }, today)).toEqual([]);
  });

  it('is each item of a supplement that is not whole, and a day that is not past', () => {
    const items = [
      { key: 0, item: 'complaint', why: 'to see the date' },
      { key: 1, item: 'licence', why: ' ' },
    ];
    expect(lacksOf('supplement', { ...wish, items }, today)).toEqual(['item-1']);
    expect(lacksOf('supplement', { ...wish, items: items.slice(0, 1), dueOn: '2026-11-28' }, today)).toEqual(['dueOn']);
    expect(lacksOf('supplement', { ...wish, items: items.slice(0, 1), dueOn: today }, today)).toEqual([]);
  });

  it('is where a case goes and why, how it ended, and how long it is kept', () => {
    expect(lacksOf('offer-hand-over', wish, today)).toEqual(['toCentre', 'moveReason']);
    expect(lacksOf('offer-hand-over', { ...wish, toCentre: 'ctr_1', moveReason: 'nearer' }, today)).toEqual([]);
    expect(lacksOf('close', wish, today)).toEqual(['outcome']);
    expect(lacksOf('close', { ...wish, outcome: 'O3' }, today)).toEqual([]);
    expect(lacksOf('terminate', wish, today)).toEqual(['endReason']);
    expect(lacksOf('terminate', { ...wish, endReason: 'T01' }, today)).toEqual([]);
    expect(lacksOf('terminate', { ...wish, endReason: 'T99' }, today)).toEqual(['endNote']);
    expect(lacksOf('archive', wish, today)).toEqual(['retention']);
  });

  it('is a reason for returning a case, and nothing for what only goes on', () => {
    expect(lacksOf('return-hand-over', wish, today)).toEqual(['returnReason']);
    for (const action of ['accept', 'begin', 'accept-hand-over'] as const)
      expect(lacksOf(action, wish, today)).toEqual([]);
  });
});
