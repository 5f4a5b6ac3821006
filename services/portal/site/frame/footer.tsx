import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readAbout } from '../about.ts';

const about = readAbout();

/** Who runs this, as the settings say it. What they leave out is not there. */
export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <p>
        {t('frame.purpose')} · {t('frame.notLegalAdvice')}
      </p>
      <p>
        {about.operator && <span>{about.operator}</span>}
        {about.contact && <span>{about.contact}</span>}
        <Link to="/desk">{t('desk.nav')}</Link>
        {about.icp && (
          <a href="https://beian.miit.gov.cn/" rel="noreferrer">
            <span className="unseen">{t('frame.icpRecord')} </span>
            {about.icp}
          </a>
        )}
        {about.police && (
          <a href="https://beian.mps.gov.cn/" rel="noreferrer">
            <span className="unseen">{t('frame.policeRecord')} </span>
            {about.police}
          </a>
        )}
      </p>
    </footer>
  );
}
