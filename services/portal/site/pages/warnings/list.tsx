import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Level } from '../../frame/level.tsx';
import { namesOf } from '../../words/codes.ts';
import { dayOf } from '../../words/dates.ts';
import type { WarningLine } from './chosen.ts';

/** Warnings, newest first, as the gateway gives them. */
export function List({ lines }: { readonly lines: readonly WarningLine[] }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: WarningLine }) {
  const { t, i18n } = useTranslation();
  const about = [namesOf('countries', line.countries, i18n.language), namesOf('rights', line.rights, i18n.language)];
  return (
    <li>
      <h2>
        <Level severity={line.severity} /> <Link to={`/warnings/${line.id}`}>{line.title}</Link>
      </h2>
      <p>{line.summary}</p>
      <p className="dim">
        {about.filter(Boolean).join(' · ')}
        {line.publishedAt && ` · ${t('warnings.published', { date: dayOf(line.publishedAt, i18n.language) })}`}
        {line.version > 1 && ` · ${t('warnings.version', { version: line.version })}`}
      </p>
    </li>
  );
}
