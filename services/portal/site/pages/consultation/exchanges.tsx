import { useTranslation } from 'react-i18next';
import { momentOf } from '../../words/dates.ts';
import type { Consultation } from './index.tsx';

/** What was asked and answered, by round, as it was written. */
export function Exchanges({ of }: { readonly of: Consultation }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <ol className="versions">
        {of.exchanges.map(({ round, question, askedAt, answer, answeredAt }) => (
          <li key={round}>
            <h3>
              {t('consult.round', { round })}{' '}
              <span className="dim">{t('consult.asked', { date: momentOf(askedAt, i18n.language) })}</span>
            </h3>
            <p className="text">{question}</p>
            {answer !== null && answeredAt ? (
              <>
                <h3>
                  {t('consult.answer')}{' '}
                  <span className="dim">{t('consult.answered', { time: momentOf(answeredAt, i18n.language) })}</span>
                </h3>
                <p className="text">{answer}</p>
              </>
            ) : (
              <p className="dim">{t('consult.waiting')}</p>
            )}
          </li>
        ))}
      </ol>
      <p className="dim">{t('consult.notAdvice')}</p>
    </>
  );
}
