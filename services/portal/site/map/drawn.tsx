import { type CSSProperties, type Ref, useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tile } from '../pages/warnings/chosen.ts';
import { codesOf, nameOf } from '../words/codes.ts';
import { type Area, type Drawing, drawMap } from './drawing.ts';
import type { Regions } from './regions.ts';

/** What the table beside tells the map. */
export type Pointing = Pick<Drawing, 'point'>;

interface DrawnProps {
  readonly regions: Regions;
  readonly tiles: readonly Tile[];
  readonly choose: (country: string) => void;
  readonly ref: Ref<Pointing>;
}

/** The map with its key. It says nothing to who hears the page, since the table beside it says the same. */
export function Drawn({ regions, tiles, choose, ref }: DrawnProps) {
  const areas = useAreas(tiles);
  const host = useRef<HTMLDivElement>(null);
  const key = useRef<HTMLUListElement>(null);
  const drawing = useRef<Drawing>(null);
  const chosen = useEffectEvent(choose);
  useImperativeHandle(ref, () => ({ point: (code) => drawing.current?.point(code) }), []);
  useEffect(() => {
    if (!host.current || !key.current) return;
    const drawn = drawMap(host.current, { regions, areas, key: key.current, choose: (code) => chosen(code) });
    drawing.current = drawn;
    return () => {
      drawing.current = null;
      drawn.end();
    };
  }, [regions, areas]);
  const style: CSSProperties = { aspectRatio: regions.ratio };
  return (
    <div aria-hidden="true">
      <div ref={host} className="map-drawn" style={style} />
      <Key ref={key} />
    </div>
  );
}

function useAreas(tiles: readonly Tile[]): readonly Area[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      tiles.map(({ country, count, highest }) => {
        const told = t('warnings.highest', { level: nameOf('severities', highest) });
        const tip = [nameOf('countries', country), t('warnings.count', { count }), told].join('\n');
        return { code: country, level: highest, tip };
      }),
    [tiles, t],
  );
}

/** The colours of the levels, the highest first, each with its name. */
function Key({ ref }: { readonly ref: Ref<HTMLUListElement> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="label">{t('map.key')}</p>
      <ul ref={ref} className="map-key">
        {codesOf('severities')
          .toReversed()
          .map((level) => (
            <li key={level}>
              <span className={`mark mark-${level}`} data-level={level} /> {nameOf('severities', level)}
            </li>
          ))}
        <li>
          <span className="mark" data-level="none" /> {t('map.none')}
        </li>
      </ul>
    </>
  );
}
