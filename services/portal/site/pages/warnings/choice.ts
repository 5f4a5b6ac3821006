import { useSearchParams } from 'react-router';

/** What the reader chose to see. It is in the address, so that it can be kept and sent on. */
export interface Choice {
  readonly country: string | null;
  readonly right: string | null;
  /** The lowest level. */
  readonly severity: string | null;
  readonly view: 'list' | 'tiles';
}

export function choiceIn(query: URLSearchParams): Choice {
  const given = (name: string) => query.get(name) || null;
  return {
    country: given('country'),
    right: given('right'),
    severity: given('severity'),
    view: query.get('view') === 'tiles' ? 'tiles' : 'list',
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
  return [choiceIn(query), (change) => setQuery(addressWith(query, change), { replace: true })];
}
