import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { calendarDay } from '../../words/dates.ts';
import { now } from '../../words/now.ts';
import { dateOf, workingDayAfter } from '../../words/working-days.ts';
import { REVIEW_DAYS } from './check.tsx';
import type { Filed } from './use-filing.ts';

/** Which centre has the application, by when it is reviewed, and where it goes on. */
export function Sent({ filed, again }: { readonly filed: Filed; readonly again: () => void }) {
  const { t, i18n } = useTranslation();
  const date = calendarDay(workingDayAfter(dateOf(now()), REVIEW_DAYS), i18n.language);
  return (
    <>
      <PageTitle title={t('apply.sentTitle')} />
      <div className="panel">
        <p>{t('apply.sentTo', { centre: filed.centre.name })}</p>
        <p>{t('apply.sentBy', { date })}</p>
        <p>{t('apply.sentWhere')}</p>
        <p>{t('my.runsOn')}</p>
      </div>
      <p>
        <Link to={`/my/cases/${filed.id}`}>{t('apply.toCase')}</Link>
      </p>
      <p>
        <button type="button" className="link" onClick={again}>
          {t('apply.another')}
        </button>
      </p>
    </>
  );
}
