import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { PageTitle } from './page-title.tsx';
import { InTrouble } from './states.tsx';

/** In place of a page that threw, or whose file could not be had: after a new release the old ones are gone, and loading again helps. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />;
  const offline = !navigator.onLine || (error instanceof TypeError && /import/i.test(error.message));
  return (
    <>
      <PageTitle title={t(offline ? 'state.offlineTitle' : 'state.failedTitle')} />
      <InTrouble trouble={offline ? { kind: 'offline' } : { kind: 'failed', reference: null }} />
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('state.reload')}
      </Button>
    </>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('state.missingTitle')} />
      <p>{t('state.missing')}</p>
      <p>
        <a href="/">{t('state.back')}</a>
      </p>
    </>
  );
}
