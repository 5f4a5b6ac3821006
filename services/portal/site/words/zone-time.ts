/** A minute of a clock on a wall (`2026-11-20T17:15`), as the browser's own field holds it. */
type Wall = string;

/** The instant at which a clock of the zone shows this; the earlier one where it is shown twice. Null for what is no minute, or a zone that is none. */
export function instantOf(wall: Wall, zone: string): string | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc) || !isZone(zone)) return null;
  // The zone's offset is that of the instant sought: it is had from near it, on either side of a change.
  const found = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetAt(near, zone));
  const shown = found.filter((at) => wallOf(new Date(at).toISOString(), zone) === wall);
  return new Date(Math.min(...(shown.length > 0 ? shown : found))).toISOString();
}

/** What a clock of the zone shows at an instant. */
export function wallOf(instant: string, zone: string): Wall {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** By how much a clock of the zone is ahead of UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return Date.parse(`${format.format(at).replace(' ', 'T')}:00Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
