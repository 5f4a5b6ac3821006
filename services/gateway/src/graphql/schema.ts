import type { ServiceDefinition } from '@sinan/runtime';
import { builder } from '@sinan/schema/graphql';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { registerAccesses } from './accesses.ts';
import { guardSubscriptions } from './guard-subscriptions.ts';
import { registerParked } from './parked.ts';
import { registerUpdates } from './updates.ts';

/** Of a service, what the schema is built from. */
export type Contributor = Pick<
  ServiceDefinition,
  'name' | 'operations' | 'loaders' | 'files' | 'namesFiles' | 'graphql'
>;

let built: { readonly names: string; readonly schema: GraphQLSchema } | undefined;

/**
 * The one schema of all services. The builder is one per process, so the schema is built once; asking again gives the same one, and
 * asking for other services throws. It does not build when a root field has no access rule: each names its operation in
 * `extensions.operation`, whose rule the dispatcher enforces (`node` and `nodes` go through the owners' loaders).
 */
export function buildSchema(services: readonly Contributor[]): GraphQLSchema {
  const names = services.map(({ name }) => name).join(', ');
  if (built?.names === names) return built.schema;
  if (built)
    throw new Error(`The schema of this process is that of ${built.names}; it cannot become that of ${names}.`);
  for (const service of services) service.graphql?.();
  registerParked(services);
  registerAccesses(services);
  registerUpdates(services);
  const schema = builder.toSchema();
  refuseFieldsWithoutRule(schema, operationNames(services));
  calmTypeResolvers(schema);
  guardSubscriptions(schema, services);
  built = { names, schema };
  return schema;
}

function operationNames(services: readonly Contributor[]): ReadonlySet<string> {
  const all = services.flatMap(({ operations, loaders }) => [...operations, ...Object.values(loaders)]);
  return new Set(all.map(({ name }) => name));
}

/** The commands that anybody may run, without proof of who they are. */
export function openCommandsOf(services: readonly Contributor[]): ReadonlySet<string> {
  const all = services.flatMap(({ operations }) => operations);
  return new Set(all.filter(({ kind, access }) => kind === 'command' && access === 'anyone').map(({ name }) => name));
}

const THROUGH_LOADERS = new Set(['Query.node', 'Query.nodes']);

function refuseFieldsWithoutRule(schema: GraphQLSchema, operations: ReadonlySet<string>): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const without = roots
    .flatMap((type) =>
      Object.values(type?.getFields() ?? {}).map((field) => ({
        name: `${type?.name}.${field.name}`,
        rule: field.extensions.operation,
      })),
    )
    .filter(({ name, rule }) => !THROUGH_LOADERS.has(name) && !(typeof rule === 'string' && operations.has(rule)));
  if (without.length === 0) return;
  const list = without.map(({ name, rule }) =>
    rule === undefined ? name : `${name} (“${String(rule)}” is no operation)`,
  );
  throw new Error(`These fields have no access rule; name an operation in extensions.operation: ${list.join(', ')}.`);
}

/** A compiled query calls these outside any `catch`: a throw would leave the request unanswered and end the process. */
function calmTypeResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && type.resolveType) type.resolveType = calm(type.resolveType, undefined);
    if (isObjectType(type) && type.isTypeOf) type.isTypeOf = calm(type.isTypeOf, false);
  }
}

function calm<Args extends readonly unknown[], Answer>(
  inner: (...args: Args) => Answer,
  otherwise: Answer,
): (...args: Args) => Answer {
  return (...args) => {
    try {
      return inner(...args);
    } catch {
      return otherwise;
    }
  };
}
