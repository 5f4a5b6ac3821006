/** One measured figure beside what it is held against, both of the same run. `ratio` is value / baseline. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  /** What must hold: a lowest value, a highest value, or a lowest ratio. */
  readonly bar: { readonly least: number } | { readonly most: number } | { readonly leastRatio: number };
}

const rounded = (n: number) => Number(n.toPrecision(4));

/** Prints a figure as one JSON object a line; resolves to whether it passed. */
export function report({ bench, metric, value, unit, baseline, bar }: Figure): boolean {
  const ratio = baseline === undefined ? null : value / baseline;
  const pass =
    'least' in bar ? value >= bar.least : 'most' in bar ? value <= bar.most : ratio !== null && ratio >= bar.leastRatio;
  const shown = 'least' in bar ? `>= ${bar.least}` : 'most' in bar ? `<= ${bar.most}` : `ratio >= ${bar.leastRatio}`;
  const line = {
    bench,
    metric,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    bar: shown,
    pass,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return pass;
}

/** The value below which `share` (0–1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
