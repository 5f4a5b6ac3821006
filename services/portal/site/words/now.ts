/** What time it is for this browser (ms since the epoch): when the page was opened, and how long ago that is. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
