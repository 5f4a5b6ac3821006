import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { cameSignedIn } from '../about.ts';
import { ASK } from '../api/documents.ts';
import { useAsk } from '../api/use-ask.ts';
import { roomsOf } from '../pages/admin/rooms.ts';
import { isExpert, isStaff } from '../pages/desk/duties.ts';
import { deskDutiesOf } from '../pages/editor/duties.ts';

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
        <NavLink to="/figures">{t('frame.figures')}</NavLink>
        <NavLink to="/how-it-works">{t('frame.howItWorks')}</NavLink>
        {cameSignedIn() && <NavLink to="/apply">{t('frame.apply')}</NavLink>}
        {cameSignedIn() && <NavLink to="/consult">{t('frame.consult')}</NavLink>}
        <NavLink to="/my/cases">{t('frame.myCases')}</NavLink>
        {cameSignedIn() && <Rooms />}
        <OtherLanguage />
      </nav>
    </header>
  );
}

/** The ways to the desks and rooms of who holds a duty there; to nobody else. */
function Rooms() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.deskMe, {});
  const duties = asked.status === 'answered' ? asked.data.me.duties : [];
  return (
    <>
      {isStaff(duties) && <NavLink to="/desk">{t('frame.desk')}</NavLink>}
      {isExpert(duties) && <NavLink to="/expert">{t('frame.expert')}</NavLink>}
      {deskDutiesOf(duties).length > 0 && <NavLink to="/editor">{t('frame.editor')}</NavLink>}
      {roomsOf(duties).length > 0 && <NavLink to="/admin">{t('frame.admin')}</NavLink>}
    </>
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
