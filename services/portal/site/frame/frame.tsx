import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigation } from 'react-router';
import { readAbout } from '../about.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useOnline } from './online.ts';
import { useSamePerson } from './same-person.ts';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  const { demonstration } = readAbout();
  const online = useOnline();
  useSamePerson();
  const under = useNavigation().state !== 'idle';
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      {demonstration ? (
        <p className="fictitious" role="note">
          {t('frame.fictitious')} <a href="/demo">{t('frame.toPersons')}</a>
        </p>
      ) : null}
      <Header />
      <main id="content" tabIndex={-1} aria-busy={under}>
        {online ? null : <Alert banner type="warning" title={t('state.offlineNow')} />}
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
