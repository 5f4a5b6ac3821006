import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../words/codes.ts';
import { calendarDay } from '../../words/dates.ts';
import { changesBetween, type Field, type Piece, type Said, type Version } from './changes.ts';

const LABELS = {
  title: 'warning.fields.title',
  severity: 'warning.severity',
  countries: 'warning.countries',
  rights: 'warning.rights',
  validUntil: 'warning.validUntil',
  summary: 'warning.summary',
  advice: 'warning.advice',
} as const satisfies { readonly [field in Field]: string };

const PROSE: readonly Field[] = ['title', 'summary', 'advice'];

/** What one version changed of the version before. Told by words and marks, not by colour alone. */
export function Differences({ before, now }: { readonly before: Version; readonly now: Version }) {
  const { t, i18n } = useTranslation();
  const say = (version: Version, field: Field) => said(version, field, i18n.language);
  const changes = changesBetween(before, now, say, i18n.language);
  if (changes.length === 0) return <p className="dim">{t('warning.unchanged')}</p>;
  return (
    <details>
      <summary>{t('warning.changed')}</summary>
      <dl className="differences">
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{t(LABELS[change.field])}</dt>
            <dd className="text">
              <Pieces pieces={change.pieces} apart={PROSE.includes(change.field) ? '' : ' '} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function said(version: Version, field: Field, language: string): Said {
  switch (field) {
    case 'severity':
      return [nameOf('severities', version.severity)];
    case 'countries':
    case 'rights':
      return version[field].map((code) => nameOf(field, code));
    case 'validUntil':
      return version.validUntil ? [calendarDay(version.validUntil, language)] : [];
    case 'title':
    case 'summary':
    case 'advice':
      return version[field];
    default:
      return field satisfies never;
  }
}

/** Names stand apart, words as they stood. */
export function Pieces({ pieces, apart }: { readonly pieces: readonly Piece[]; readonly apart: '' | ' ' }) {
  // Pieces have no name but their place, and never move.
  return pieces.map((piece, nth) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as said above
    <Fragment key={nth}>
      <Marked piece={piece} />
      {apart}
    </Fragment>
  ));
}

function Marked({ piece: { text, is } }: { readonly piece: Piece }) {
  const { t } = useTranslation();
  if (is === 'kept') return text;
  const Mark = is === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="unseen">[{t(is === 'added' ? 'warning.added' : 'warning.removed')}: </span>
      {text}
      <span className="unseen">]</span>
    </Mark>
  );
}
