import { describe, expect, it } from 'vitest';
import { overAt, type ServiceStep } from './service-clock.ts';

describe('a step of the service clock', () => {
  it.each<[ServiceStep, boolean, string, string]>([
    ['conflict', false, '2026-11-10T08:00:00.000Z', '2026-11-11T16:00:00.000Z'],
    ['conflict', true, '2026-11-10T08:00:00.000Z', '2026-11-10T12:00:00.000Z'],
    ['conflict', true, '2026-11-14T22:00:00.000Z', '2026-11-15T02:00:00.000Z'],
    ['offer', false, '2026-11-13T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['offer', true, '2026-11-13T08:00:00.000Z', '2026-11-16T16:00:00.000Z'],
    ['offer', false, '2026-09-30T08:00:00.000Z', '2026-10-09T16:00:00.000Z'],
    ['objection', false, '2026-11-10T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['objection', true, '2026-11-10T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['objection', false, '2026-02-13T08:00:00.000Z', '2026-02-27T16:00:00.000Z'],
  ])('%s (urgent: %s) that begins at %s is over at %s', (step, urgent, from, until) => {
    expect(overAt(step, urgent, Date.parse(from))).toBe(until);
  });
});
