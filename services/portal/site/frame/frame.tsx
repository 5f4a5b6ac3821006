import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigation } from 'react-router';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useOnline } from './online.ts';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  const online = useOnline();
  const under = useNavigation().state !== 'idle';
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <Header />
      <main id="content" tabIndex={-1} aria-busy={under}>
        {online ? null : <Alert banner type="warning" title={t('state.offlineNow')} />}
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
