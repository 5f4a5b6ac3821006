import { builder } from '@sinan/schema/graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema, type Contributor } from './schema.ts';

const service = (graphql: () => void): Contributor => ({ name: 'toys', operations: [], loaders: {}, graphql });

describe('a schema with fields that name no access rule', () => {
  it('does not build, and says which', () => {
    const toys = service(() => {
      builder.queryField('open', (t) => t.string({ resolve: () => 'x' }));
      builder.mutationField('typo', (t) => t.string({ extensions: { operation: 'toys.none' }, resolve: () => 'x' }));
      builder.subscriptionField('ticks', (t) => t.string({ subscribe: async function* () {}, resolve: () => 'x' }));
    });
    expect(() => buildSchema([toys])).toThrow(
      'Query.open, Mutation.typo (“toys.none” is no operation), Subscription.ticks',
    );
  });
});
