import { builder, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { type MailView, mails } from '../queries/index.ts';

export function registerMails(): void {
  const mail = builder.objectRef<MailView>('Mail').implement({
    description: 'A mail of the platform, without its address and words.',
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.exposeString('kind'),
      state: t.exposeString('state', {
        description:
          'waiting, gathered (for a digest), sent, bounced, refused, unknown, suppressed, expired or given-up.',
      }),
      attempts: t.exposeInt('attempts'),
      askedAt: t.exposeString('askedAt'),
      sentAt: t.exposeString('sentAt', { nullable: true }),
    }),
  });
  const connection = builder.connectionObject({ type: mail, name: 'MailConnection' });
  builder.queryField('mails', (t) =>
    t.field({
      description: 'The mails of the platform, newest first. For administrators.',
      type: connection,
      ...runs(mails),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(mails, { first: first ?? 20, after: after ?? null })),
    }),
  );
}
