/** A readiness probe: resolves when the part it asks works, and rejects with what is wrong. */
export type Check = () => Promise<void>;

/** A check, and whether the process serves nobody while it fails. One that does not gate only tells: what waits for it goes on later. */
export interface NamedCheck {
  readonly check: Check;
  readonly gates: boolean;
}

/** What `/health/ready` answers; each check is `ok` or says what is wrong. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly [name: string]: string };
}

const CHECK_WITHIN_MS = 2_000;

/** Resolves to whether `work` settled in time; its failure is the caller's to look at. Leaves no timer behind. */
export async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

async function verdict(check: Check): Promise<string> {
  const outcome = Promise.resolve()
    .then(check)
    .then(
      () => 'ok',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  const inTime = await settlesWithin(outcome, CHECK_WITHIN_MS);
  return inTime ? outcome : `no answer within ${CHECK_WITHIN_MS / 1000} s`;
}

/** Runs all checks at once, each within 2 s. */
export async function readinessOf(checks: ReadonlyMap<string, NamedCheck>): Promise<Readiness> {
  const verdicts = await Promise.all(
    [...checks].map(async ([name, { check, gates }]) => ({ name, gates, said: await verdict(check) })),
  );
  return {
    ready: verdicts.every(({ gates, said }) => !gates || said === 'ok'),
    checks: Object.fromEntries(verdicts.map(({ name, said }) => [name, said])),
  };
}
