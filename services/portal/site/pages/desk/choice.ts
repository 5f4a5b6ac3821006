import { useSearchParams } from 'react-router';

/** What of the desk is looked at. It is in the address, so that it can be kept and sent on. */
export interface DeskChoice {
  readonly state: string | null;
  readonly country: string | null;
  readonly centre: string | null;
}

export function choiceIn(query: URLSearchParams): DeskChoice {
  const given = (name: string) => query.get(name) || null;
  return { state: given('state'), country: given('country'), centre: given('centre') };
}

/** The address with some of it chosen otherwise. */
export function addressWith(query: URLSearchParams, change: Partial<DeskChoice>): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('lang');
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useDeskChoice(): readonly [choice: DeskChoice, choose: (change: Partial<DeskChoice>) => void] {
  const [query, setQuery] = useSearchParams();
  return [choiceIn(query), (change) => setQuery(addressWith(query, change), { replace: true })];
}
