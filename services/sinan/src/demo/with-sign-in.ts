import { accounts, signInAs } from '@sinan/accounts';
import type { ServiceDefinition } from '@sinan/runtime';
import type { AnyOperation } from '@sinan/schema';

/** The services of a process that holds a demonstration: accounts can be asked there to sign somebody in without proof. */
export function withSignIn(services: readonly ServiceDefinition[]): readonly ServiceDefinition[] {
  // As where services of different rooms stand in one list: this operation is only ever given the room of accounts.
  const added = signInAs as AnyOperation<unknown>;
  return services.map((service) =>
    service.name === accounts.name ? { ...service, operations: [...service.operations, added] } : service,
  );
}
