import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { calendarDay, momentOf } from '../../words/dates.ts';
import type { CaseWithFacts, Event, StaffCase } from './case.ts';

/** What a page has words for. Another release may know of more. */
const EVENT_TYPES = [
  'CaseSubmitted',
  'SupplementRequested',
  'MaterialsSupplied',
  'CaseAccepted',
  'CaseDeclined',
  'GuidanceBegun',
  'OpinionDrafted',
  'OpinionRevised',
  'OpinionReturned',
  'OpinionIssued',
  'CaseClosed',
  'CaseTerminated',
  'CaseArchived',
  'HandOverOffered',
  'HandOverAccepted',
  'HandOverReturned',
  'ExpertAssigned',
  'ExpertReleased',
  'PersonBarred',
  'FilerLeft',
  'WordsForgotten',
] as const;

/** What happened, oldest first. */
export function Timeline({ of }: { readonly of: Pick<CaseWithFacts, 'timeline'> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('desk.timeline')}</h2>
      <ol className="timeline">
        {of.timeline.map((event) => (
          <li key={event.sequence}>
            <EventText event={event} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** That others have changed the case meanwhile, and what they did. It stays until it is put away. */
export function News({ news, seen }: { readonly news: readonly Event[]; readonly seen: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {news.length > 0 && (
        <div className="summary news">
          <p>
            <strong>{t('desk.changed')}</strong>
          </p>
          <ul>
            {news.map((event) => (
              <li key={event.sequence}>
                <EventText event={event} />
              </li>
            ))}
          </ul>
          <p>{t('desk.changedHint')}</p>
          <Button onClick={seen}>{t('desk.seen')}</Button>
        </div>
      )}
    </div>
  );
}

function EventText({ event: { at, type, actorKind, reason, outcome, centre } }: { readonly event: Event }) {
  const { t, i18n } = useTranslation();
  const known = EVENT_TYPES.find((one) => one === type);
  const details = [reason?.label, outcome?.label, centre?.name].filter(Boolean).join(' · ');
  return (
    <>
      <strong>{known ? t(`desk.events.${known}`) : type}</strong> {details}{' '}
      <span className="dim">
        {momentOf(at, i18n.language)} · {t(`desk.by.${actorKind}`)}
      </span>
    </>
  );
}

/** What was asked for and what came, by round. */
export function Supplements({ of: { supplements } }: { readonly of: StaffCase }) {
  const { t, i18n } = useTranslation();
  if (supplements.length === 0) return null;
  return (
    <section aria-labelledby="supplements">
      <h2 id="supplements">{t('desk.supplements')}</h2>
      {supplements.map(({ round, dueOn, items, suppliedAt, note }) => (
        <div key={round} className="versions">
          <h3>{t('desk.round', { round, date: calendarDay(dueOn.date, i18n.language) })}</h3>
          <ul>
            {items.map(({ item, why }) => (
              <li key={`${item} ${why}`}>
                {item} <span className="dim">{t('desk.why', { why })}</span>
              </li>
            ))}
          </ul>
          <p>{suppliedAt ? t('desk.supplied', { time: momentOf(suppliedAt, i18n.language) }) : t('desk.awaited')}</p>
          {note && <p className="text">{note}</p>}
        </div>
      ))}
    </section>
  );
}
