import { type DigestRhythm, dateAfter, todayIn } from '@sinan/schema';
import type { Slot } from '../rows.ts';

/**
 * The first slot of a rhythm that comes strictly after an instant. An hour that the clocks leave out is the first instant after the gap; one
 * that they show twice is the first of the two. So each local day (or week) has one slot, whatever the clocks do, and each comes after the one before.
 */
export function nextSlot(rhythm: DigestRhythm, after: number): Slot {
  for (let day = todayIn(rhythm.zone, after); ; day = dateAfter(day, 1)) {
    if (rhythm.every === 'week' && weekdayOf(day) !== rhythm.weekday) continue;
    const at = instantOf(rhythm.zone, wallOf(day, rhythm.hour));
    if (at > after) return { day, at };
  }
}

/** From Monday (1) to Sunday (7). */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** What a clock on a wall shows, as if it were UTC (ms). */
type Wall = number;
function wallOf(day: string, hour: number): Wall {
  return Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
}

const DAY_MS = 86_400_000;

/** The first instant at which the clocks of a zone show this, or, where they never do, the first after they have jumped over it. */
function instantOf(zone: string, wall: Wall): number {
  // No zone is a day away from UTC, and none changes its clocks twice within two days.
  const [before, after] = [offsetAt(zone, wall - DAY_MS), offsetAt(zone, wall + DAY_MS)];
  const shown = [wall - before, wall - after].filter((at) => at + offsetAt(zone, at) === wall);
  return shown.length > 0 ? Math.min(...shown) : changeBetween(zone, wall - after, wall - before);
}

/** The instant between two at which the zone's clocks are changed. */
function changeBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [still, over] = [from, to];
  while (over - still > 1) {
    const between = Math.floor((still + over) / 2);
    if (offsetAt(zone, between) === before) still = between;
    else over = between;
  }
  return over;
}

/** By how much the clocks of a zone are ahead of UTC at an instant (ms). */
function offsetAt(zone: string, at: number): number {
  const second = Math.floor(at / 1_000) * 1_000;
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(second)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - second;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const form = {
    ...digits,
    second: '2-digit',
    hourCycle: 'h23',
    calendar: 'iso8601',
    numberingSystem: 'latn',
  } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, ...form });
  formatters.set(timeZone, made);
  return made;
}
