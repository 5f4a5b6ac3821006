/** A map of nowhere: squares side by side, each with what is given as its code, and a line that belongs to none. */
export function squares(codes: readonly unknown[]): object {
  const line = [
    [0, -10],
    [10 * codes.length, -10],
  ];
  return {
    type: 'FeatureCollection',
    features: [
      ...codes.map((code, nth) => ({
        type: 'Feature',
        properties: code === null ? null : { code },
        geometry: { type: 'Polygon', coordinates: [squareAt(nth * 10)] },
      })),
      { type: 'Feature', properties: null, geometry: { type: 'LineString', coordinates: line } },
    ],
  };
}

function squareAt(x: number): readonly (readonly number[])[] {
  return [
    [x, 0],
    [x + 9, 0],
    [x + 9, 9],
    [x, 9],
    [x, 0],
  ];
}
