import { parseInput } from '@sinan/schema';
import { builder, expected, retryArgs, runs } from '@sinan/schema/graphql';
import { type Erasure, eraseMe, erasePerson, erasure, exportMe } from '../erasure/index.ts';
import type { inputTypes } from './inputs.ts';
import { run } from './run.ts';

/** What a person can have of what is held of them: a copy, and its end (PIPL art. 45, 47; GDPR art. 15, 17). */
export function registerErasure(inputs: ReturnType<typeof inputTypes>): void {
  const [copy, shown] = [copyType(), erasureType()];
  builder.queryFields((t) => ({
    exportMe: t.field({
      description: 'All that the platform holds of who asks, by the service that holds it.',
      type: copy,
      ...runs(exportMe),
      resolve: async (_, __, { ask }) => ({ json: JSON.stringify(await ask(exportMe, {}), null, 2) }),
    }),
    personErasure: t.field({
      description: 'How far the erasure of a person is; null when none was asked for. For the security administrator.',
      type: shown,
      nullable: true,
      ...runs(erasure),
      args: { personId: t.arg.id({ required: true }) },
      resolve: (_, { personId }, { ask }) => ask(erasure, parseInput(erasure.input, { personId })),
    }),
  }));
  builder.mutationFields((t) => ({
    eraseMe: t.field({
      description:
        'Erases who asks: from this answer on they are nobody here. Only soon after signing in; not while there are duties, nor by the only member of an organisation with open cases.',
      type: shown,
      ...runs(eraseMe),
      ...expected,
      args: retryArgs,
      resolve: (_, { commandId }, context) => run(eraseMe, context, { input: {}, commandId }),
    }),
    erasePerson: t.field({
      description: 'Erases another person, for a reason. For the security administrator.',
      type: shown,
      ...runs(erasePerson),
      ...expected,
      args: { input: t.arg({ type: inputs.erasePerson, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(erasePerson, context, args),
    }),
  }));
}

function copyType() {
  return builder.objectRef<{ readonly json: string }>('PersonalData').implement({
    description: 'What is held of a person (个人信息副本). Files that it names are fetched as `/files/<id>`.',
    fields: (t) => ({ json: t.exposeString('json') }),
  });
}

function erasureType() {
  return builder.objectRef<Erasure>('PersonErasure').implement({
    description: 'The erasure of a person (删除个人信息).',
    fields: (t) => ({
      personId: t.exposeID('personId'),
      askedAt: t.exposeString('askedAt', { description: 'An instant, UTC.' }),
      finishedAt: t.exposeString('finishedAt', {
        description: 'An instant, UTC: when nothing was left anywhere. Null before.',
        nullable: true,
      }),
    }),
  });
}
