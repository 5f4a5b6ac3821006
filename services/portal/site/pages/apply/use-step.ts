import { useEffect, useRef } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { searchAt } from './step-list.tsx';
import { type Step, stepIn, stepOf } from './steps.ts';

/** The step that the address names. Who goes to another begins at its heading, or at the field that they were led to. */
export function useStep() {
  const [query] = useSearchParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const step = stepIn(query.get('step'));
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const field = wanted.current && document.getElementById(wanted.current);
    wanted.current = null;
    (field || heading.current)?.focus();
  }, [step]);
  const go = (to: Step) => void navigate({ search: searchAt(search, to) });
  function follow(field: string): void {
    const to = stepOf(field) ?? step;
    wanted.current = to === step ? null : field;
    if (to === step) document.getElementById(field)?.focus();
    else go(to);
  }
  return { step, heading, go, follow };
}
