import { parser } from '@prometheus-io/lezer-promql';

/** What an expression selects: a metric, and the labels that it is selected by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** The selectors of a PromQL expression, as Prometheus' own grammar reads it. Throws for what is none. */
export function selectorsOf(expr: string): readonly Selector[] {
  const found: { metric: string; labels: { name: string; value: string }[] }[] = [];
  let label = '';
  parser.parse(expr).iterate({
    enter({ type, name, from, to, node }) {
      const text = expr.slice(from, to);
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expr}`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') found.push({ metric: text, labels: [] });
      if (name === 'LabelName') label = text;
      if (name === 'StringLiteral') found.at(-1)?.labels.push({ name: label, value: JSON.parse(text) as string });
    },
  });
  return found;
}
