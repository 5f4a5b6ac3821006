import { accounts } from '@sinan/accounts';
import { cases } from '@sinan/cases';
import { experts } from '@sinan/experts';
import { insights } from '@sinan/insights';
import type { Mailer } from '@sinan/mail';
import { notificationsService } from '@sinan/notifications';
import { risk } from '@sinan/risk';
import type { ServiceDefinition } from '@sinan/runtime';

/**
 * A service whose room's type the composition need not know. This is the one place where rooms of different types stand in one list:
 * each definition is only ever given the room that it opened itself.
 */
export function erased<Room>(service: ServiceDefinition<Room>): ServiceDefinition {
  return service as unknown as ServiceDefinition;
}

/** The topology: every service of the platform, in the order in which they start. */
export function servicesWith(mailer: Mailer): readonly ServiceDefinition[] {
  return [
    erased(accounts),
    erased(cases),
    erased(experts),
    erased(risk),
    erased(insights),
    erased(notificationsService(mailer)),
  ];
}

/** Stands where a topology has nothing that runs. */
export const nobody = () => {
  throw new Error('a topology has no rooms: nothing runs in it');
};

/** The services without rooms: for the names, the schema, the diagram and the checks. */
export const unopened = servicesWith({ send: nobody, verify: nobody, close: nobody });
export const serviceNames = unopened.map(({ name }) => name);
