import type { Operation } from '@sinan/schema';
import type { Contributor } from './schema.ts';

/**
 * The operation of this verb that a service has, null when it has none. A list of operations does not know their types: what every service has by
 * the same name is of the same type.
 */
export function operationOf<I, O>({ name, operations }: Contributor, verb: string): Operation<unknown, I, O> | null {
  const found = operations.find((operation) => operation.name === `${name}.${verb}`);
  return found ? (found as unknown as Operation<unknown, I, O>) : null;
}
