import { useCallback, useEffect, useRef, useState } from 'react';
import { useNowAndThen } from '../../../api/now-and-then.ts';
import { now } from '../../../words/now.ts';

/** What the process answers of itself, where those who watch it ask too. */
export interface Health {
  readonly ready: boolean;
  readonly parts: readonly Part[];
  readonly checks: readonly SelfCheck[];
  /** When it was asked (ms since the epoch). */
  readonly at: number;
}

/** A part that the process needs: `ok`, or what is wrong. */
export interface Part {
  readonly name: string;
  readonly said: string;
}
export interface SelfCheck {
  readonly name: string;
  readonly service: string;
  readonly since: string;
  readonly found: {
    readonly count: number;
    readonly codes: readonly string[];
    readonly ids?: readonly string[];
  } | null;
  readonly todo: { readonly zh: string; readonly en: string };
}

export type HealthShown =
  | { readonly status: 'asking' }
  | { readonly status: 'answered'; readonly health: Health }
  | { readonly status: 'in-trouble' };

/** Asks once, then now and then while it is looked at. What was known last stays away when it cannot be asked: it may be true no more. */
export function useHealth(): { readonly shown: HealthShown; readonly again: () => void } {
  const [shown, setShown] = useState<HealthShown>({ status: 'asking' });
  const latest = useRef(0);
  const again = useCallback(async () => {
    latest.current += 1;
    const asked = latest.current;
    const found = await read();
    if (asked === latest.current) setShown(found);
  }, []);
  useEffect(() => void again(), [again]);
  useNowAndThen(() => void again());
  return { shown, again: () => void again() };
}

async function read(): Promise<HealthShown> {
  try {
    // A process that is not ready says so with 503, and why in the same words.
    const [readiness, told] = await Promise.all(
      ['/health/ready', '/health/checks'].map(async (path) => (await fetch(path)).json()),
    );
    if (!told.checks || !readiness.checks) return { status: 'in-trouble' };
    const checks: { readonly [name: string]: string } = readiness.checks;
    const parts = Object.entries(checks).map(([name, said]) => ({ name, said }));
    return { status: 'answered', health: { ready: readiness.ready, parts, checks: told.checks, at: now() } };
  } catch {
    return { status: 'in-trouble' };
  }
}
