import { asking, builder, expected, pageArgs, retryArgs, runs, toConnection } from '@sinan/schema/graphql';
import { liftSuppression, type SuppressionView, suppressions } from '../suppression/index.ts';

/** Addresses that mails came back from. For administrators. */
export function registerSuppressions(): void {
  registerReading();
  registerLifting();
}

function registerReading(): void {
  const reason = builder.enumType('SuppressionReason', {
    description: '永久退信 hard, 多次暂时退信 soft, 垃圾邮件举报 complaint.',
    values: ['hard', 'soft', 'complaint'] as const,
  });
  const suppression = builder.objectRef<SuppressionView>('Suppression').implement({
    description: 'An address that is not mailed, since mails came back from it or were called spam.',
    fields: (t) => ({
      id: t.exposeID('id'),
      address: t.exposeString('address', { description: 'Its first letter and its domain.' }),
      reason: t.field({ type: reason, resolve: (one) => one.reason }),
      since: t.exposeString('since'),
      count: t.exposeInt('count', { description: 'How many mails came back or were complained about.' }),
    }),
  });
  const connection = builder.connectionObject({ type: suppression, name: 'SuppressionConnection' });
  builder.queryField('suppressions', (t) =>
    t.field({
      description: 'The addresses that are not mailed, the last first. For administrators.',
      type: connection,
      ...runs(suppressions),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(suppressions, { first: first ?? 20, after: after ?? null })),
    }),
  );
}

function registerLifting(): void {
  const lifted = builder.objectRef<{ readonly id: string }>('SuppressionLifted').implement({
    fields: (t) => ({ id: t.exposeID('id') }),
  });
  const lifting = builder.inputType('LiftSuppressionInput', {
    fields: (t) => ({ id: t.id({ required: true }), reason: t.string({ required: true }) }),
  });
  builder.mutationField('liftSuppression', (t) =>
    t.field({
      description: 'Has an address mailed again, with the reason that is kept.',
      type: lifted,
      ...runs(liftSuppression),
      ...expected,
      args: { input: t.arg({ type: lifting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(liftSuppression, input),
    }),
  );
}
