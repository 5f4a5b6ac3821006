import type { Slice } from '../operation.ts';
import { builder } from './builder.ts';

/** A page of a list in Relay's shape (https://relay.dev/graphql/connections.htm), forwards only. */
export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: false;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A query's slice as the value of a `builder.connectionObject`. */
export function toConnection<T>(slice: Slice<T>): Connection<T> {
  return {
    edges: slice.items.map((node, index) => ({ cursor: slice.cursors[index] ?? '', node })),
    pageInfo: {
      hasNextPage: slice.hasMore,
      hasPreviousPage: false,
      startCursor: slice.cursors[0] ?? null,
      endCursor: slice.cursors.at(-1) ?? null,
    },
  };
}

/** The arguments of every list: `args: pageArgs`, or `args: { ...pageArgs, country: t.arg.string() }`. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ defaultValue: 20, description: 'How many, 1 to 100.' }),
  after: t.string({ description: 'The cursor after which the page begins.' }),
}));
