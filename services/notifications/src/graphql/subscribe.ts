import { InvalidInput, type Locale, locale, problem } from '@sinan/schema';
import {
  asking,
  builder,
  expected,
  type GraphContext,
  RhythmInput,
  retryArgs,
  rhythmOf,
  runs,
} from '@sinan/schema/graphql';
import { subscribe } from '../commands/index.ts';
import { interestFields } from './interest-fields.ts';

export type AskedRef = ReturnType<typeof askedType>;
function askedType() {
  return builder.objectRef<{ readonly sent: true }>('SubscriptionAsked').implement({
    description:
      'A mail is on its way to the address. It says what there is to confirm; the answer here is the same for every address.',
    fields: (t) => ({ sent: t.exposeBoolean('sent') }),
  });
}

/** Gives what is said of every request for a mail to an address. */
export function registerSubscribe(): AskedRef {
  const asked = askedType();
  const wish = builder.inputType('SubscribeInput', {
    fields: (t) => ({
      email: t.string({ required: true }),
      ...interestFields(t),
      locale: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
      rhythm: t.field({ type: RhythmInput, description: 'Each warning at once when left out.' }),
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
        asking(context, commandId)(subscribe, {
          ...input,
          locale: localeOf(input.locale, context),
          rhythm: rhythmOf(input.rhythm),
        }),
    }),
  );
  return asked;
}

/** The language asked for, or the reader's. GraphQL enums cannot say `zh-CN`, so it comes as text. */
export function localeOf(given: string | null | undefined, { call }: GraphContext): Locale {
  const parsed = locale.safeParse(given ?? call.locale);
  if (!parsed.success) throw new InvalidInput([problem('locale', 'not-one-of')]);
  return parsed.data;
}
