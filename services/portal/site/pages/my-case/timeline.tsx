import { useTranslation } from 'react-i18next';
import { momentOf } from '../../words/dates.ts';
import type { zh } from '../../words/zh.ts';
import type { Case } from './index.tsx';

type Entry = Case['timeline'][number];
type Event = keyof typeof zh.my.event;

const EVENTS = [
  'CaseSubmitted',
  'SupplementRequested',
  'MaterialsSupplied',
  'CaseAccepted',
  'CaseDeclined',
  'GuidanceBegun',
  'ExpertAssigned',
  'ExpertReleased',
  'OpinionIssued',
  'HandOverOffered',
  'HandOverAccepted',
  'HandOverReturned',
  'CaseTerminated',
  'CaseClosed',
  'CaseArchived',
] as const satisfies readonly Event[];

/** What happened, the newest first, in words; a newer release's events read as an update. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ol className="versions">
      {entries.toReversed().map((entry) => (
        <Line key={entry.sequence} entry={entry} />
      ))}
    </ol>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const event: Event = EVENTS.find((known) => known === entry.type) ?? 'other';
  const more = [entry.centre?.name, entry.reason?.label].filter(Boolean).join(' · ');
  return (
    <li>
      <h3>{t(`my.event.${event}`)}</h3>
      <p className="dim">
        <time dateTime={entry.at}>{momentOf(entry.at, i18n.language)}</time> · {t(`my.actor.${entry.actorKind}`)}
        {more && ` · ${more}`}
      </p>
    </li>
  );
}
