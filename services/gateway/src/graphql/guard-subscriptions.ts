import type { Access } from '@sinan/schema';
import type { GraphContext } from '@sinan/schema/graphql';
import type { GraphQLSchema } from 'graphql';
import { refuseUnlessOpen } from '../dispatch/access.ts';
import type { Contributor } from './schema.ts';

/**
 * A subscription asks its operation only when something happens, so its access rule is also held when it begins: who may not ask gets a
 * refusal instead of a silent stream.
 */
export function guardSubscriptions(schema: GraphQLSchema, services: readonly Contributor[]): void {
  const rules = new Map<unknown, Access>(
    services
      .flatMap(({ operations, loaders }) => [...operations, ...Object.values(loaders)])
      .map(({ name, access }) => [name, access]),
  );
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const [inner, access] = [field.subscribe, rules.get(field.extensions.operation)];
    if (!inner || access === undefined) continue;
    field.subscribe = (source, args, context: GraphContext, info) => {
      refuseUnlessOpen(access, context.call.actor);
      return inner(source, args, context, info);
    };
  }
}
