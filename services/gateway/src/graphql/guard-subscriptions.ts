import type { AnyOperation } from '@sinan/schema';
import type { GraphContext } from '@sinan/schema/graphql';
import type { GraphQLSchema } from 'graphql';
import { refuseUnlessOpen } from '../dispatch/access.ts';
import type { Contributor } from './schema.ts';

/**
 * A subscription asks its operation only when something happens, so its access rule is also held when it begins: who may not ask gets a
 * refusal instead of a silent stream.
 */
export function guardSubscriptions(schema: GraphQLSchema, services: readonly Contributor[]): void {
  const rules = new Map<unknown, Pick<AnyOperation, 'access' | 'kind'>>(
    services
      .flatMap(({ operations, loaders }) => [...operations, ...Object.values(loaders)])
      .map(({ name, access, kind }) => [name, { access, kind }]),
  );
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const [inner, rule] = [field.subscribe, rules.get(field.extensions.operation)];
    if (!inner || rule === undefined) continue;
    field.subscribe = (source, args, context: GraphContext, info) => {
      refuseUnlessOpen(rule, context.call.actor);
      return inner(source, args, context, info);
    };
  }
}
