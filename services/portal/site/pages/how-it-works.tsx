import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../frame/page-title.tsx';

const CASES = ['how.cases1', 'how.cases2', 'how.cases3', 'how.cases4', 'how.cases5'] as const;
const FIGURES = ['how.enterprises', 'how.recovered', 'how.saved'] as const;

/** What the platform does for whom, and how its results are counted. */
export function Page() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('how.title')} />
      <p className="lead">{t('how.lead')}</p>
      <h2>{t('how.casesTitle')}</h2>
      <ol>
        {CASES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <p>
        <a href="/">{t('how.start')}</a>
      </p>
      <h2>{t('how.secretTitle')}</h2>
      <p>{t('how.secret')}</p>
      <h2>{t('how.warningsTitle')}</h2>
      <p>{t('how.warnings')}</p>
      <h2>{t('how.figuresTitle')}</h2>
      <p>{t('how.figures')}</p>
      <ul>
        {FIGURES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <p>
        <Link to="/figures">{t('how.toFigures')}</Link>
      </p>
      <p className="dim">{t('how.notAdvice')}</p>
    </>
  );
}
