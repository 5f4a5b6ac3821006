import { useEffect, useState } from 'react';
import { keep, keptOf, letGo } from './kept.ts';
import { caughtUp, changedFields, type Held, type News } from './merge.ts';
import type { Wish } from './wish.ts';

/** What of a warning is written on, by whom. `saved` is what it says so far, and `revision` where that stands. */
export interface Writing {
  /** Of what is kept in this tab. */
  readonly name: string;
  readonly personId: string;
  readonly saved: Wish;
  readonly revision: number | null;
}

/** What is typed, which nothing takes away but its own saving: no refusal, no reload, nobody else's change. */
export interface Typing {
  readonly wish: Wish;
  readonly base: Wish;
  readonly revision: number | null;
  readonly isDirty: boolean;
  /** Whether it was typed before, and is there again. */
  readonly isBack: boolean;
  readonly news: News | null;
  readonly change: (more: Partial<Wish>) => void;
  readonly seen: () => void;
  /** What was sent is saved: it is nobody else's news. */
  readonly wasSaved: (sent: Wish) => void;
  /** Gives up what was typed. */
  readonly drop: () => void;
}

export function useWriting({ name, personId, saved, revision }: Writing): Typing {
  const [held, setHeld] = useState<Held>(() => ({
    ...(keptOf(name, personId) ?? { base: saved, revision, wish: saved }),
    news: null,
  }));
  const [isBack, setBack] = useState(() => keptOf(name, personId) !== null);
  useEffect(() => setHeld((before) => caughtUp(before, saved, revision)), [saved, revision]);
  const isDirty = changedFields(held.base, held.wish).length > 0;
  useEffect(() => {
    const { base, revision: at, wish } = held;
    if (isDirty) keep(name, { by: personId, base, revision: at, wish });
    else letGo(name, personId);
  }, [name, personId, held, isDirty]);
  return {
    ...held,
    isDirty,
    isBack: isBack && isDirty,
    change: (more) => setHeld((before) => ({ ...before, wish: { ...before.wish, ...more } })),
    seen: () => setHeld((before) => ({ ...before, news: null })),
    wasSaved: (sent) => {
      setBack(false);
      setHeld((before) => ({ ...before, base: sent, news: null }));
    },
    drop: () => {
      setBack(false);
      setHeld((before) => ({ ...before, wish: before.base, news: null }));
    },
  };
}
