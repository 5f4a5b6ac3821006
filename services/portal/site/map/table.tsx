import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Level } from '../frame/level.tsx';
import type { Tile } from '../pages/warnings/chosen.ts';
import { nameOf } from '../words/codes.ts';
import { countOf } from '../words/money.ts';

interface TableProps {
  readonly tiles: readonly Tile[];
  readonly addressOf: (country: string) => string;
  /** Tells at which country or region one is. */
  readonly point: (country: string | null) => void;
}

/** What the map says, as a table. Where one is in it, the map shows. */
export function Table({ tiles, addressOf, point }: TableProps) {
  const { t, i18n } = useTranslation();
  return (
    <table className="counts" aria-label={t('map.table')}>
      <thead>
        <tr>
          <th scope="col">{t('warnings.country')}</th>
          <th scope="col">{t('map.highest')}</th>
          <th scope="col">{t('map.count')}</th>
        </tr>
      </thead>
      <tbody>
        {tiles.map(({ country, count, highest }) => (
          <tr key={country} onMouseEnter={() => point(country)} onMouseLeave={() => point(null)}>
            <th scope="row">
              <Link to={addressOf(country)} onFocus={() => point(country)} onBlur={() => point(null)}>
                {nameOf('countries', country)}
              </Link>
            </th>
            <td>
              <Level severity={highest} />
            </td>
            <td>{countOf(count, i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
