import { useSearchParams } from 'react-router';

/** What of the record is wanted: what was done, or who read what; by whom, of what, from which day to which (in China, both among them). */
export interface Choice {
  readonly view: 'record' | 'access';
  readonly person: string;
  readonly subject: string;
  readonly from: string;
  readonly until: string;
}
export const FIELDS = ['person', 'subject', 'from', 'until'] as const;

export function choiceIn(query: URLSearchParams): Choice {
  const said = (field: string) => query.get(field)?.trim() ?? '';
  const view = said('view') === 'access' ? 'access' : 'record';
  return { view, person: said('person'), subject: said('subject'), from: said('from'), until: said('until') };
}

export function queryOf(choice: Choice): URLSearchParams {
  const said = Object.entries({ ...choice, view: choice.view === 'record' ? '' : choice.view });
  return new URLSearchParams(said.filter(([, value]) => value !== ''));
}

/** The choice stands in the address, so that going back goes back to it. */
export function useChoice(): readonly [Choice, (choice: Choice) => void] {
  const [query, setQuery] = useSearchParams();
  return [choiceIn(query), (choice) => setQuery(queryOf(choice))];
}

const DAY_MS = 86_400_000;
const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const instant = (ms: number) => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

/** As it is asked: days as the instants at which they begin and end in China. What is no day is left out. */
export function askedOf({ person, subject, from, until }: Choice) {
  return {
    ...{ personId: person || null, subject: subject || null },
    from: instant(startOf(from)),
    until: instant(startOf(until) + DAY_MS),
  };
}
