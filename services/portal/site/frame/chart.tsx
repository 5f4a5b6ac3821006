import { type CSSProperties, useEffect, useRef } from 'react';
import type { Bar, Form } from './charting.ts';

/** So high is a row of bars, and a chart of columns (px). */
const [ROW, AXIS, COLUMNS] = [30, 44, 240];

/**
 * Bars, drawn when they come into sight: what draws them is loaded then. Their place is there before, so that nothing moves. It says nothing to who
 * hears the page, since the table beside it says the same.
 */
export function Chart({ bars, form }: { readonly bars: readonly Bar[]; readonly form: Form }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    return whenSeen(element, () => import('./charting.ts').then(({ drawBars }) => drawBars(element, bars, form)));
  }, [bars, form]);
  const height = form === 'columns' ? COLUMNS : bars.length * ROW + AXIS;
  const style: CSSProperties = { height };
  return <div ref={host} className="chart" style={style} aria-hidden="true" />;
}

/** Begins once an element comes into sight. What it gives ends what was begun, also where that is under way. */
function whenSeen(element: HTMLElement, begin: () => Promise<() => void>): () => void {
  let [isOver, end]: [boolean, (() => void) | null] = [false, null];
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    void begin().then((ends) => {
      if (isOver) ends();
      else end = ends;
    });
  });
  seen.observe(element);
  return () => {
    isOver = true;
    seen.disconnect();
    end?.();
  };
}
