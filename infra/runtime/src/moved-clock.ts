import { readFileSync } from 'node:fs';
import { type Clock, systemClock } from './clock.ts';
import type { Log } from './log.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** Ids hold the ms since 1970, and instants a year of four digits: 50 years either way stay within both. */
const MOST_MS = 50 * 365 * DAY_MS;

/** Weeks to seconds. Years and months are left out: how long they are depends on where they begin. */
const DURATION =
  /^(?<sign>[+-]?)P(?=.)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=.)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;
const UNITS = [
  ['weeks', 7 * DAY_MS],
  ['days', DAY_MS],
  ['hours', 3_600 * SECOND_MS],
  ['minutes', 60 * SECOND_MS],
  ['seconds', SECOND_MS],
] as const;

/** The ms of a signed duration (`P8D`, `-PT5M`, `+P1DT12H`; ISO 8601-2 §4.4.1.9), or null for what is none or longer than 50 years. */
export function durationMs(text: string): number | null {
  const parts = DURATION.exec(text)?.groups;
  if (!parts) return null;
  const ms = UNITS.reduce((sum, [unit, length]) => sum + Number(parts[unit] ?? 0) * length, 0);
  if (ms > MOST_MS) return null;
  return parts.sign === '-' && ms > 0 ? -ms : ms;
}

/** How often the file is looked at: a change is in effect 100 ms later, for everything that asks. */
const LOOK_EVERY_MS = 100;

/**
 * The clock of every process that names the same file: the system's time and the duration that stands in it. Each asks the file itself, so
 * they agree however late one looks. A missing file moves nothing; what is no duration is told once, and the last good one stays.
 */
export function movedClock(file: string, log: Pick<Log, 'info' | 'warn'>, system: Clock = systemClock): Clock {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let movedMs = 0;
  let known: string | null = null;
  let doubted: string | null = null;

  function take(content: string | null, ms: number): void {
    known = content;
    doubted = null;
    movedMs = ms;
    log.info({ file, movedMs }, 'the clock is moved');
  }

  /** A file may be caught while it is being written, so what is wrong is judged at the second sight. */
  function doubt(content: string | null): void {
    if (content === doubted) {
      known = content;
      log.warn({ file }, 'SINAN_CLOCK_FILE holds no duration such as P8D or -PT5M; the clock stays as it was');
    }
    doubted = content;
  }

  function look(): void {
    const content = contentOf(file);
    if (content === known) return;
    const ms = content === null ? 0 : durationMs(content.trim());
    if (ms === null) doubt(content);
    else take(content, ms);
  }

  return {
    now() {
      const at = performance.now();
      if (at - lookedAt >= LOOK_EVERY_MS) {
        lookedAt = at;
        look();
      }
      return system.now() + movedMs;
    },
  };
}

/** Null for a file that is not there; what cannot be read holds no duration. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : '';
  }
}
