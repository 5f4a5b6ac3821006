/** How far a clock is moved, as SINAN_CLOCK_FILE holds it. */
export function durationText(ms: number): string {
  return `${ms < 0 ? '-' : ''}PT${Math.round(Math.abs(ms) / 1_000)}S\n`;
}
