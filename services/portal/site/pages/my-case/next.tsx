import { useTranslation } from 'react-i18next';
import { calendarDay, momentIn } from '../../words/dates.ts';
import type { Case } from './index.tsx';

/** The three things that whoever has a case comes for. */
export function Next({ found }: { readonly found: Case }) {
  const { t } = useTranslation();
  const reason = found.declined ?? found.terminated;
  return (
    <section className="panel" aria-labelledby="next">
      <h2 id="next">{t('my.whatNext')}</h2>
      <p className="lead">{t(`my.next.${found.status}`)}</p>
      {reason && <p>{t('my.reason', { reason: [reason.reason.label, reason.note].filter(Boolean).join(' · ') })}</p>}
      <Awaited found={found} />
      <h3>{t('my.byWhen')}</h3>
      <Dates found={found} />
      {found.outcome === null && <p>{t('my.runsOn')}</p>}
      <h3>{t('my.who')}</h3>
      <p>{found.status === 'supplementing' ? found.applicantName : found.centre.name}</p>
    </section>
  );
}

/** The round of supplements that is not supplied yet. */
export function awaitedOf({ status, supplements }: Case) {
  return status === 'supplementing' ? supplements.findLast(({ suppliedAt }) => suppliedAt === null) : undefined;
}

function Awaited({ found }: { readonly found: Case }) {
  const { t } = useTranslation();
  const awaited = awaitedOf(found);
  if (!awaited) return null;
  return (
    <>
      <h3>{t('my.missing')}</h3>
      <ul>
        {awaited.items.map(({ item }) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

/** Each day or hour in the zone that it is set in. None is computed here. */
function Dates({ found }: { readonly found: Case }) {
  const { t, i18n } = useTranslation();
  const due = awaitedOf(found)?.dueOn;
  const stated = found.application?.statedDeadline;
  if (!due && !stated) return <p>{t('my.noDate')}</p>;
  return (
    <ul>
      {due && <li>{t('my.supplementDue', { date: calendarDay(due.date, i18n.language), zone: due.zone })}</li>}
      {stated && (
        <li>{t('my.stated', { date: momentIn(stated.zone, stated.at, i18n.language), zone: stated.zone })}</li>
      )}
    </ul>
  );
}
