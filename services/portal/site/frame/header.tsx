import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';

/** The way to every page. The front page and signing in are the server's own. */
export function Header() {
  const { t } = useTranslation();
  return (
    <header className="head">
      <strong>
        <a className="name" href="/">
          Sinan 司南
        </a>
      </strong>
      <nav aria-label={t('frame.nav')}>
        <NavLink to="/warnings">{t('frame.warnings')}</NavLink>
        <NavLink to="/subscribe">{t('frame.subscribe')}</NavLink>
        <NavLink to="/how-it-works">{t('frame.howItWorks')}</NavLink>
        <NavLink to="/my/cases">{t('frame.myCases')}</NavLink>
        <OtherLanguage />
      </nav>
    </header>
  );
}

/** The same page in the other language: a link that the server answers and remembers, as on its own pages. */
function OtherLanguage() {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  const query = new URLSearchParams(search);
  query.set('lang', other);
  return (
    <a href={`${pathname}?${query}`} lang={other} hrefLang={other}>
      {t('frame.otherLanguage')}
    </a>
  );
}
