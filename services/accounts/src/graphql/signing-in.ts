import type { Id } from '@sinan/schema';
import { builder, expected, retryArgs, runs } from '@sinan/schema/graphql';
import { requestSignIn, type SignedIn, signIn, signOut } from '../commands/index.ts';
import type { inputTypes } from './inputs.ts';
import type { registerMe } from './me.ts';
import { run } from './run.ts';

type NeedRef = ReturnType<typeof registerMe>['factorNeed'];

/** The way in and out. */
export function registerSigningIn(factorNeed: NeedRef, inputs: ReturnType<typeof inputTypes>): void {
  const [requested, signedIn, signedOut] = [requestedType(), signedInType(factorNeed), signedOutType()];
  builder.mutationFields((t) => ({
    requestSignIn: t.field({
      description: 'Mails a link and a code. The answer is the same whether or not anybody is known under the address.',
      type: requested,
      ...runs(requestSignIn),
      ...expected,
      args: { input: t.arg({ type: inputs.requestSignIn, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const locale = input.locale ?? context.call.locale;
        return run(requestSignIn, context, { input: { ...input, locale }, commandId });
      },
    }),
    signIn: t.field({
      description: 'Uses the link up.',
      type: signedIn,
      ...runs(signIn),
      ...expected,
      args: { input: t.arg({ type: inputs.signIn, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(signIn, context, args),
    }),
    signOut: t.field({
      type: signedOut,
      ...runs(signOut),
      ...expected,
      args: retryArgs,
      resolve: (_, { commandId }, context) => run(signOut, context, { input: {}, commandId }),
    }),
  }));
}

function requestedType() {
  return builder.objectRef<{ readonly linkId: Id<'link'> }>('SignInRequested').implement({
    fields: (t) => ({ linkId: t.exposeID('linkId', { description: 'Signs in together with the code in the mail.' }) }),
  });
}

function signedInType(factorNeed: NeedRef) {
  return builder.objectRef<SignedIn>('SignedIn').implement({
    fields: (t) => ({
      sessionToken: t.exposeString('sessionToken', { description: 'Send it as `Authorization: Bearer …`.' }),
      personId: t.exposeID('personId'),
      expiresAt: t.exposeString('expiresAt', { description: 'An instant, UTC.' }),
      secondFactor: t.field({
        description: "What the person's duties wait for in this session; null for nothing.",
        type: factorNeed,
        nullable: true,
        resolve: (signedIn) => signedIn.secondFactor,
      }),
    }),
  });
}

function signedOutType() {
  return builder.objectRef<{ readonly signedOut: true }>('SignedOut').implement({
    fields: (t) => ({ signedOut: t.exposeBoolean('signedOut') }),
  });
}
