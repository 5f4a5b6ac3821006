import { parseInput } from '@sinan/schema';
import { builder, PersonRef, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { type AccountView, people } from '../queries/index.ts';
import type { registerMe } from './me.ts';
import type { DutyRef } from './types.ts';

interface PeopleTypes {
  readonly duty: DutyRef;
  readonly held: ReturnType<typeof registerMe>['held'];
}

/** Who is there, with which duties: for who gives these. */
export function registerPeople({ duty, held }: PeopleTypes): void {
  const connection = builder.connectionObject({ type: accountType(held), name: 'PersonAccountConnection' });
  builder.queryField('people', (t) =>
    t.field({
      description: 'Whoever is registered, oldest first, with their duties. For the security administrator.',
      type: connection,
      ...runs(people),
      args: {
        ...pageArgs,
        email: t.arg.string({ description: 'Only whoever has this whole address; nothing else has to fit then.' }),
        duty: t.arg({ type: duty, description: 'Only those who hold this duty.' }),
        centreId: t.arg.id({ description: 'Only those who hold a duty at this centre.' }),
      },
      resolve: async (_, { first, ...asked }, { ask }) =>
        toConnection(await ask(people, parseInput(people.input, { ...asked, first: first ?? 20 }))),
    }),
  );
}

function accountType(held: PeopleTypes['held']) {
  return builder.objectRef<AccountView>('PersonAccount').implement({
    description: 'A person as the security administrator sees them (人员账户).',
    fields: (t) => ({
      person: t.field({ type: PersonRef, resolve: ({ person }) => person }),
      duties: t.field({ type: [held], resolve: ({ duties }) => [...duties] }),
      locked: t.exposeBoolean('locked', { description: 'Nobody at all, until unlocked.' }),
      secondFactor: t.exposeBoolean('secondFactor', { description: 'Whether a second factor is set up.' }),
    }),
  });
}
