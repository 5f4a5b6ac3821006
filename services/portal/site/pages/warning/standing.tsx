import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../words/dates.ts';
import type { Said } from './body.tsx';

/** What a reader has to know before the text: that it is over, or that a translation is behind. */
export function Standing({ warning }: { readonly warning: Said }) {
  const { t, i18n } = useTranslation();
  const { cancelled, expiredAt, staleTranslations } = warning;
  const isStale = staleTranslations.some((lang) => i18n.language.startsWith(lang));
  return (
    <>
      {cancelled && (
        <Alert
          type="warning"
          title={t('warning.cancelled', { date: dayOf(cancelled.at, i18n.language) })}
          description={cancelled.reason}
        />
      )}
      {expiredAt && <Alert type="warning" title={t('warning.expired', { date: dayOf(expiredAt, i18n.language) })} />}
      {isStale && <Alert type="info" title={t('warning.stale')} />}
    </>
  );
}
