import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { durationMs, movedClock } from './moved-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinan-clock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const NOON = Date.parse('2026-03-02T12:00:00Z');
let files = 0;
/** Two clocks on one file, as two processes have them, over a system whose time stands still. */
function clocks(content?: string) {
  files += 1;
  const file = join(folder, `clock-${files}`);
  const write = (text: string) => writeFileSync(file, text);
  if (content !== undefined) write(content);
  const warned: string[] = [];
  const log = { info: () => undefined, warn: (_: object, message: string) => void warned.push(message) };
  const open = () => movedClock(file, log, { now: () => NOON });
  const [one, other] = [open(), open()];
  const moved = () => [one.now() - NOON, other.now() - NOON];
  return { file, write, warned, moved, remove: () => rmSync(file) };
}
/** What is promised of a change: it is in effect within 250 ms, without a restart. */
const soon = () => vi.advanceTimersByTime(250);
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('a duration', () => {
  it.each([
    ['PT0S', 0],
    ['-PT0S', 0],
    ['PT11M', 11 * MINUTE],
    ['+PT5M', 5 * MINUTE],
    ['-PT5M', -5 * MINUTE],
    ['P8D', 8 * DAY],
    ['-P1D', -DAY],
    ['P2W', 14 * DAY],
    ['P1DT12H30M15S', DAY + 12 * HOUR + 30 * MINUTE + 15_000],
    ['PT36H', 36 * HOUR],
    ['P18250D', 18_250 * DAY],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '11M',
    'PT11',
    'P1Y',
    'P1M',
    'P1.5D',
    'pt5m',
    'P 1D',
    'P1D\nP2D',
    'P18251D',
    'PT99999999999999999999S',
    '2026-03-02T12:00:00Z',
  ])('%j is none', (text) => {
    expect(durationMs(text)).toBeNull();
  });
});

describe('a clock with a file', () => {
  it('that is missing has the system’s time, and is moved once there is one', () => {
    const { write, moved, warned } = clocks();
    expect(moved()).toEqual([0, 0]);
    write('P8D');
    soon();
    expect(moved()).toEqual([8 * DAY, 8 * DAY]);
    expect(warned).toEqual([]);
  });

  it('is moved by what stands in it from the first moment on, line break and all', () => {
    expect(clocks('PT11M\n').moved()).toEqual([11 * MINUTE, 11 * MINUTE]);
  });

  it('goes forwards and backwards while it runs, and back to the system’s time', () => {
    const { write, moved, remove } = clocks('P1D');
    for (const [text, ms] of [
      ['-P1D', -DAY],
      ['PT5M', 5 * MINUTE],
      ['-PT5M', -5 * MINUTE],
    ] as const) {
      write(text);
      soon();
      expect(moved()).toEqual([ms, ms]);
    }
    remove();
    soon();
    expect(moved()).toEqual([0, 0]);
  });

  it('stays at the last good duration while it holds something else, which each process tells once', () => {
    const { write, moved, warned } = clocks('PT11M');
    moved();
    write('eleven minutes');
    for (let looks = 0; looks < 10; looks += 1) {
      soon();
      expect(moved()).toEqual([11 * MINUTE, 11 * MINUTE]);
    }
    expect(warned).toEqual(Array(2).fill(expect.stringMatching(/holds no duration such as P8D or -PT5M/)));
    write('PT12M');
    soon();
    expect(moved()).toEqual([12 * MINUTE, 12 * MINUTE]);
  });

  it('does not take a file that is just being written for a wrong one', () => {
    const { write, moved, warned } = clocks('P1D');
    moved();
    write('');
    soon();
    expect(moved()).toEqual([DAY, DAY]);
    write('P2D');
    soon();
    expect(moved()).toEqual([2 * DAY, 2 * DAY]);
    expect(warned).toEqual([]);
  });

  it('that is a folder is told of, and moves nothing', () => {
    const { file, moved, warned } = clocks();
    mkdirSync(file);
    for (let looks = 0; looks < 2; looks += 1) {
      expect(moved()).toEqual([0, 0]);
      soon();
    }
    expect(warned).toHaveLength(2);
  });

  it('does not read it each time that it is asked', () => {
    const { write, moved } = clocks('P1D');
    moved();
    write('P2D');
    expect(moved()).toEqual([DAY, DAY]);
  });
});
