export type { Demonstration, DemonstrationPerson, Entered, Entrance } from './demo/demonstration.ts';
export { createMakingEndpoint } from './demo/making.ts';
export { localDispatcher, type OpenRoom } from './dispatch/local.ts';
export { serialisingDispatcher } from './dispatch/serialising.ts';
export { createGateway, type Endpoint, type Gateway } from './gateway.ts';
export { buildSchema, type Contributor } from './graphql/schema.ts';
export { createHealthEndpoint } from './health.ts';
export type { RouteShown } from './http/route.ts';
export type { GatewayOptions, Mailbox } from './options.ts';
