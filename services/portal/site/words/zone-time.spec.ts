import { describe, expect, it } from 'vitest';
import { instantOf, wallOf } from './zone-time.ts';

describe('a minute on the clock of a zone', () => {
  it.each([
    ['2026-11-20T17:15', 'America/New_York', '2026-11-20T22:15:00.000Z'],
    ['2026-07-20T17:15', 'America/New_York', '2026-07-20T21:15:00.000Z'],
    ['2026-11-20T17:15', 'Asia/Shanghai', '2026-11-20T09:15:00.000Z'],
    ['2026-11-20T17:15', 'Asia/Kolkata', '2026-11-20T11:45:00.000Z'],
    // Clocks went back at two that night: half past one came twice.
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T12:00', 'America/New_York', '2026-11-01T17:00:00.000Z'],
  ])('%s in %s is the instant %s, and back', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
    expect(wallOf(instant, zone)).toBe(wall);
  });

  it('is no instant while it is not whole, or the zone is none', () => {
    expect(instantOf('', 'Asia/Shanghai')).toBeNull();
    expect(instantOf('2026-11-20T17:15', '')).toBeNull();
    expect(instantOf('2026-11-20T17:15', 'Nowhere/Else')).toBeNull();
  });
});
