import { buildSchema as buildFrom } from '@sinan/gateway';
import type { GraphQLSchema } from 'graphql';
import { withParked } from './open-service.ts';
import { nobody, unopened } from './services.ts';

export { deployment } from './same-secret.ts';
export { type Running, type ServeOptions, serve } from './serve.ts';
export { erased, servicesWith } from './services.ts';
export { type DeployedTopics, topicsOf } from './topics.ts';

/** The topology without rooms: for the schema, the diagram and the checks. */
export function topologyServices() {
  return unopened.map((service) => withParked(service, nobody));
}
export function buildSchema(): GraphQLSchema {
  return buildFrom(topologyServices());
}
