import { useSearchParams } from 'react-router';
import { readAbout } from '../../about.ts';

/** What the reader chose to see. It is in the address, so that it can be kept and sent on. */
export interface Choice {
  readonly country: string | null;
  readonly right: string | null;
  /** The lowest level. */
  readonly severity: string | null;
  readonly view: View;
}
export type View = 'list' | 'tiles' | 'map';

/** The ways to see it that this platform has: a map only where its operator has an approved one. */
export function viewsHere(): readonly View[] {
  return readAbout().mapApproval === null ? ['list', 'tiles'] : ['list', 'tiles', 'map'];
}

export function choiceIn(query: URLSearchParams, views: readonly View[]): Choice {
  const given = (name: string) => query.get(name) || null;
  return {
    country: given('country'),
    right: given('right'),
    severity: given('severity'),
    view: views.find((view) => view === query.get('view')) ?? 'list',
  };
}

/** The address with some of it chosen otherwise; what is chosen not to be is left out. */
export function addressWith(query: URLSearchParams, change: Partial<Choice>): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('lang');
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === 'list') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useChoice(): readonly [choice: Choice, choose: (change: Partial<Choice>) => void] {
  const [query, setQuery] = useSearchParams();
  return [choiceIn(query, viewsHere()), (change) => setQuery(addressWith(query, change), { replace: true })];
}
