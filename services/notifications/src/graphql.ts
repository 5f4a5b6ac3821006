import { InvalidInput, type Locale, locale, problem } from '@sinan/schema';
import {
  asking,
  builder,
  expected,
  type GraphContext,
  pageArgs,
  retryArgs,
  runs,
  toConnection,
} from '@sinan/schema/graphql';
import { subscribe } from './commands.ts';
import { type MailView, mails } from './queries.ts';

/** Registers the fields of notifications on the one builder. Needs no mailer. */
export function graphql(): void {
  registerSubscribe();
  registerMails();
}

function registerSubscribe(): void {
  const asked = builder.objectRef<{ readonly sent: true }>('SubscriptionAsked').implement({
    description:
      'A mail is on its way to the address. It says what there is to confirm; the answer here is the same for every address.',
    fields: (t) => ({ sent: t.exposeBoolean('sent') }),
  });
  const wish = builder.inputType('SubscribeInput', {
    fields: (t) => ({
      email: t.string({ required: true }),
      countries: t.stringList({ required: true, description: 'ISO 3166-1 alpha-2, or EU. 1 to 50.' }),
      locale: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
    }),
  });
  builder.mutationField('subscribe', (t) =>
    t.field({
      description: 'Asks for risk warnings by mail. Nothing counts before the mailed link is confirmed.',
      type: asked,
      ...runs(subscribe),
      ...expected,
      args: {
        input: t.arg({ type: wish, required: true }),
        ...retryArgs,
      },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(subscribe, { ...input, locale: localeOf(input.locale, context) }),
    }),
  );
}

/** The language asked for, or the reader's. GraphQL enums cannot say `zh-CN`, so it comes as text. */
function localeOf(given: string | null | undefined, { call }: GraphContext): Locale {
  const parsed = locale.safeParse(given ?? call.locale);
  if (!parsed.success) throw new InvalidInput([problem('locale', 'not-one-of')]);
  return parsed.data;
}

function registerMails(): void {
  const mail = builder.objectRef<MailView>('Mail').implement({
    description: 'A mail of the platform, without its address and words.',
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.exposeString('kind'),
      state: t.exposeString('state', {
        description: 'waiting, sent, refused, unknown, suppressed, expired or given-up.',
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
