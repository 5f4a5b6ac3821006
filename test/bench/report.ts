/** One measured figure beside what it is held against, both of the same run. `ratio` is value / baseline. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  /** What must hold: a lowest value, a highest value, or a lowest or highest ratio. */
  readonly bar:
    | { readonly least: number }
    | { readonly most: number }
    | { readonly leastRatio: number }
    | { readonly mostRatio: number };
}

const rounded = (n: number) => Number(n.toPrecision(4));

/** Prints a figure as one JSON object a line; resolves to whether it passed. */
export function report({ bench, metric, value, unit, baseline, bar }: Figure): boolean {
  const ratio = baseline === undefined ? null : value / baseline;
  const { pass, shown } = judged(bar, value, ratio ?? Number.NaN);
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

function judged(bar: Figure['bar'], value: number, ratio: number): { readonly pass: boolean; readonly shown: string } {
  if ('least' in bar) return { pass: value >= bar.least, shown: `>= ${bar.least}` };
  if ('most' in bar) return { pass: value <= bar.most, shown: `<= ${bar.most}` };
  if ('leastRatio' in bar) return { pass: ratio >= bar.leastRatio, shown: `ratio >= ${bar.leastRatio}` };
  return { pass: ratio <= bar.mostRatio, shown: `ratio <= ${bar.mostRatio}` };
}

/** The value below which `share` (0–1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
