const LOOK_EVERY_MS = 50;

/** Looks until `look` gives something (not null, undefined or false), and gives that; rejects with what it was waiting for when the time is over. */
export async function until<T>(
  waitingFor: string,
  look: () => T | Promise<T>,
  timeoutMs = 60_000,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found as Exclude<T, null | undefined | false>;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs / 1000} s for ${waitingFor}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Whether a condition comes true in time. */
export function comesTrue(condition: () => boolean | Promise<boolean>, timeoutMs = 60_000): Promise<boolean> {
  return until('a condition', condition, timeoutMs).then(
    () => true,
    () => false,
  );
}
