import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import type { Trouble } from '../../api/trouble.ts';
import type { RiskMapProps } from '../../map/index.tsx';
import type { Collection } from '../../map/regions.ts';

/** Where the platform has the operator's map. */
const ADDRESS = '/map.geojson';

export type MapAsked =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly RiskMap: ComponentType<RiskMapProps>; readonly collection: Collection }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** The map, and what draws it: both are loaded once somebody wants to see it. Asks anew by `again`. */
export function useMap(): { readonly map: MapAsked; readonly again: () => void } {
  const [map, setMap] = useState<MapAsked>({ status: 'asking' });
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    setMap({ status: 'asking' });
    const found = await asked();
    if (mine === latest.current) setMap(found);
  }, []);
  useEffect(() => void again(), [again]);
  return { map, again };
}

async function asked(): Promise<MapAsked> {
  try {
    const [{ RiskMap }, answer] = await Promise.all([import('../../map/index.tsx'), fetch(ADDRESS)]);
    if (!answer.ok) return FAILED;
    return { status: 'there', RiskMap, collection: (await answer.json()) as Collection };
  } catch (error) {
    return error instanceof SyntaxError ? FAILED : { status: 'in-trouble', trouble: { kind: 'offline' } };
  }
}

const FAILED: MapAsked = { status: 'in-trouble', trouble: { kind: 'failed', reference: null } };
