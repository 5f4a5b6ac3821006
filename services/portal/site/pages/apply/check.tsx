import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FieldLink } from '../../frame/field.tsx';
import type { Filled } from './filled.ts';
import { advisedOf, fieldOfAdvised, type Lack } from './lacks.ts';
import type { Centre, Me } from './part.ts';
import { Review } from './review.tsx';

/** How long a review usually takes, in working days. */
export const REVIEW_DAYS = 5;

interface CheckProps {
  readonly filled: Filled;
  readonly me: Me;
  readonly centres: readonly Centre[];
  readonly lacks: readonly Lack[];
  readonly follow: (field: string) => void;
}

/** What is still missing and why, what would help, what is said, and what comes of sending it. */
export function Check({ filled, me, centres, lacks, follow }: CheckProps) {
  const { t } = useTranslation();
  const advised = advisedOf(filled);
  return (
    <>
      <section className="panel" aria-labelledby="missing">
        <h3 id="missing">{t('apply.missing')}</h3>
        {lacks.length === 0 ? <p>{t('apply.ready')}</p> : <p>{t('apply.missingHint')}</p>}
        <ul>
          {lacks.map(({ field, why }) => (
            <li key={field}>
              <FieldLink field={field} follow={follow}>
                {t(`apply.why.${why}`)}
              </FieldLink>
            </li>
          ))}
        </ul>
        {lacks.some(({ why }) => why === 'country') && (
          <p>
            <Link to="/consult">{t('apply.consult')}</Link>
          </p>
        )}
      </section>
      {advised.length > 0 && (
        <section aria-labelledby="advised">
          <h3 id="advised">{t('apply.advised')}</h3>
          <ul>
            {advised.map((one) => (
              <li key={one}>
                <FieldLink field={fieldOfAdvised(one)} follow={follow}>
                  {t(`apply.helps.${one}`)}
                </FieldLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Review filled={filled} me={me} centres={centres} />
      <After choice={centres.find(({ id }) => id === filled.choice)} />
    </>
  );
}

function After({ choice }: { readonly choice: Centre | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="after">
      <h3 id="after">{t('apply.after')}</h3>
      <p>{choice ? t('apply.afterWho', { centre: choice.name }) : t('apply.afterRouted')}</p>
      <p>{t('apply.afterWhen', { days: REVIEW_DAYS })}</p>
      <p>{t('my.runsOn')}</p>
    </section>
  );
}
