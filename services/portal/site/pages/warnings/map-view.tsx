import { InTrouble, Loading } from '../../frame/states.tsx';
import type { WarningLine } from './chosen.ts';
import { useMap } from './use-map.ts';

/** The warnings on the operator's map, once that is there. */
export function MapView({ lines }: { readonly lines: readonly WarningLine[] }) {
  const { map, again } = useMap();
  switch (map.status) {
    case 'asking':
      return <Loading />;
    case 'in-trouble':
      return <InTrouble trouble={map.trouble} retry={again} />;
    case 'there':
      return <map.RiskMap collection={map.collection} lines={lines} />;
    default:
      return map satisfies never;
  }
}
