import { useTranslation } from 'react-i18next';
import { calendarDay } from '../../words/dates.ts';
import type { Said } from './body.tsx';

/** The days to know of, and where all of it can be read. */
export function Sources({ warning }: { readonly warning: Said }) {
  const { t, i18n } = useTranslation();
  const { keyDates, sources, sourceUrl } = warning;
  return (
    <>
      {keyDates.length > 0 && (
        <>
          <h2>{t('warning.keyDates')}</h2>
          <ul>
            {keyDates.map(({ date, zone, label }) => (
              <li key={`${date} ${label}`}>
                {t('warning.keyDate', { day: calendarDay(date, i18n.language), zone, label })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('warning.sources')}</h2>
      <ul>
        <li>
          <Away url={sourceUrl}>{t('warning.source')}</Away> <span className="dim">{hostOf(sourceUrl)}</span>
        </li>
        {sources.map(({ url, title, fetchedOn }) => (
          <li key={url}>
            <Away url={url}>{title}</Away>{' '}
            <span className="dim">{t('warning.readOn', { date: calendarDay(fetchedOn, i18n.language) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Another site's page: https alone, whatever was stored. */
function Away({ url, children }: { readonly url: string; readonly children: string }) {
  if (!url.startsWith('https://')) return <span>{children}</span>;
  return (
    <a href={url} rel="noreferrer">
      {children}
    </a>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
