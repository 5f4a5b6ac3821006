import './style.css';
import '../words/map.ts';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { readAbout } from '../about.ts';
import { addressWith } from '../pages/warnings/choice.ts';
import { tilesOf, type WarningLine } from '../pages/warnings/chosen.ts';
import { codesOf, namesOf } from '../words/codes.ts';
import { Drawn, type Pointing } from './drawn.tsx';
import { type Collection, notDrawn, regionsOf } from './regions.ts';
import { Table } from './table.tsx';

export interface RiskMapProps {
  readonly collection: Collection;
  readonly lines: readonly WarningLine[];
}

/**
 * The operator's map, each country or region in the colour of its highest level; it leads to the list of its warnings, as does the table beside it. Under
 * it stands the number that it was approved under, without which no map is shown (Map Management Regulations 地图管理条例, State Council Decree 664).
 */
export function RiskMap({ collection, lines }: RiskMapProps) {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const go = useNavigate();
  const pointing = useRef<Pointing>(null);
  const regions = useMemo(() => regionsOf(collection, codesOf('countries')), [collection]);
  const tiles = useMemo(() => tilesOf(lines), [lines]);
  const addressOf = (country: string) => `?${addressWith(query, { country, view: 'list' })}`;
  return (
    <>
      <p className="noprint">{t('map.hint')}</p>
      <div className="beside">
        <figure className="map" aria-label={t('map.drawn')}>
          <Drawn ref={pointing} regions={regions} tiles={tiles} choose={(country) => go(addressOf(country))} />
          <figcaption>
            {t('map.approval', { number: readAbout().mapApproval })}
            <NotDrawn
              codes={notDrawn(
                regions,
                tiles.map(({ country }) => country),
              )}
            />
          </figcaption>
        </figure>
        <Table tiles={tiles} addressOf={addressOf} point={(country) => pointing.current?.point(country)} />
      </div>
    </>
  );
}

/** What is warned of and no area of the map: the European Union, say, or a place that the file has no code for. */
function NotDrawn({ codes }: { readonly codes: readonly string[] }) {
  const { t, i18n } = useTranslation();
  if (codes.length === 0) return null;
  return <p>{t('map.notDrawn', { names: namesOf('countries', codes, i18n.language) })}</p>;
}
