import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { calendarDay } from '../../words/dates.ts';
import { answerDay } from './due.ts';
import type { ConsultationLine } from './lines.tsx';

interface SentProps {
  readonly consultation: ConsultationLine;
  readonly again: () => void;
}

/** Who answers the question that was sent, by when, and where the answer is found. */
export function Sent({ consultation, again }: SentProps) {
  const { t, i18n } = useTranslation();
  const day = answerDay(consultation);
  return (
    <>
      <PageTitle title={t('consult.sentTitle')} />
      <div className="panel">
        <p>{t('consult.sentTo', { centre: consultation.centre.name })}</p>
        {day && <p>{t('consult.sentBy', { date: calendarDay(day, i18n.language) })}</p>}
        <p>{t('consult.sentWhere')}</p>
        <p>{t('my.runsOn')}</p>
      </div>
      <p>
        <Link to={`/consult/${consultation.id}`}>{t('consult.toThis')}</Link>
      </p>
      <p>
        <button type="button" className="link" onClick={again}>
          {t('consult.another')}
        </button>
      </p>
    </>
  );
}
