import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Level } from '../../frame/level.tsx';
import { nameOf } from '../../words/codes.ts';
import { addressWith } from './choice.ts';
import { tilesOf, type WarningLine } from './chosen.ts';

/**
 * A tile for each country or region; it leads to the list of its warnings. The platform brings no map with it: those to be had draw borders that are not
 * the official ones. Its operator may give an approved one (`site/map`).
 */
export function Tiles({ lines }: { readonly lines: readonly WarningLine[] }) {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  return (
    <ul className="tiles">
      {tilesOf(lines).map(({ country, count, highest }) => (
        <li key={country}>
          <Link className={`tile tile-${highest}`} to={`?${addressWith(query, { country, view: 'list' })}`}>
            <strong>{nameOf('countries', country)}</strong>
            <span>{t('warnings.count', { count })}</span>
            <span className="unseen">{t('warnings.highest', { level: nameOf('severities', highest) })}</span>
            <span aria-hidden="true">
              <Level severity={highest} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
