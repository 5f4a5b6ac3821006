import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Filled } from './filled.ts';
import type { Centre, Me } from './part.ts';
import { useRows } from './review-rows.ts';
import { searchAt } from './step-list.tsx';
import { STEPS } from './steps.ts';

interface ReviewProps {
  readonly filled: Filled;
  readonly me: Me;
  readonly centres: readonly Centre[];
}

/** All that was filled in, step by step, as it is sent. */
export function Review({ filled, me, centres }: ReviewProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const rows = useRows(filled, me, centres);
  return (
    <section aria-labelledby="review">
      <h3 id="review">{t('apply.review')}</h3>
      {STEPS.map(
        (step) =>
          step !== 'check' && (
            <div key={step} className="row">
              <p>
                <Link to={{ search: searchAt(search, step) }}>
                  {t('apply.change', { step: t(`apply.step.${step}`) })}
                </Link>
              </p>
              <dl className="facts">
                {rows[step]
                  .filter(([, text]) => text !== '')
                  .map(([name, text]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd className="text">{text}</dd>
                    </div>
                  ))}
              </dl>
            </div>
          ),
      )}
    </section>
  );
}
