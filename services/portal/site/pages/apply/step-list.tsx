import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { STEPS, type Step } from './steps.ts';

/** The steps, each of which can be gone to at any time: nothing has to be whole before the next. */
export function StepList({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <nav aria-label={t('apply.steps')}>
      <ol className="steps">
        {STEPS.map((one) => (
          <li key={one}>
            <Link to={{ search: searchAt(search, one) }} {...(one === step ? { 'aria-current': 'step' as const } : {})}>
              {t(`apply.step.${one}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same address at another step. */
export function searchAt(search: string, step: Step): string {
  const query = new URLSearchParams(search);
  query.set('step', step);
  return `?${query}`;
}
