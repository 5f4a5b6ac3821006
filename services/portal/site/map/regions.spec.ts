import { describe, expect, it } from 'vitest';
import { type Collection, notDrawn, regionsOf } from './regions.ts';

const OURS = ['US', 'DE', 'EU'];
type Features = Collection['features'];

/** Squares side by side, of ten degrees, and a line under them. */
function mapOf(codes: readonly (string | null)[]) {
  const squares = codes.map((code, nth): Features[number] => ({
    properties: code === null ? null : { code },
    geometry: { type: 'Polygon', coordinates: [squareAt(nth * 10)] },
  }));
  const line: Features[number] = { geometry: { type: 'LineString', coordinates: squareAt(0, -10) } };
  return regionsOf({ features: [...squares, line] }, OURS);
}
const CORNERS = ['00', '10', '11', '01', '00'];
const squareAt = (x: number, y = 0) => CORNERS.map((at) => [x + 10 * Number(at[0]), y + 10 * Number(at[1])]);

describe('a map', () => {
  it('is drawn whole: what has a code of ours under it, and all the rest under names of its own', () => {
    const { named } = mapOf(['US', null, 'XX', 'DE', 'US']);
    expect(named.map(({ name }) => name)).toEqual(['US', '#1', '#2', 'DE', 'US', '#5']);
    expect(named.map(({ geometry }) => geometry.type).at(-1)).toBe('LineString');
  });

  it('says of what it has no area', () => {
    expect(notDrawn(mapOf(['US', null]), ['US', 'EU'])).toEqual(['EU']);
  });

  it('is as much wider than high as all that is on it', () => {
    expect(mapOf(['US', 'DE', null, null]).ratio).toBe(2);
    const wide = Array.from({ length: 36 }, () => null);
    expect(mapOf(wide).ratio).toBe(4);
    expect(regionsOf({ features: [] }, OURS).ratio).toBe(1);
  });
});
