import type { Id } from '@sinan/schema';
import { builder, expected, retryArgs, runs } from '@sinan/schema/graphql';
import {
  confirmSecondFactor,
  enterSecondFactor,
  type OfferedFactor,
  offerSecondFactor,
  type RecoveryCodes,
  resetSecondFactor,
} from '../second-factor/index.ts';
import type { inputTypes } from './inputs.ts';
import { run } from './run.ts';

/** The second factor: set up, entered, taken away. */
export function registerSecondFactor(inputs: ReturnType<typeof inputTypes>): void {
  const [offered, enrolled, entered, reset] = [offeredType(), enrolledType(), enteredType(), resetType()];
  builder.mutationFields((t) => ({
    offerSecondFactor: t.field({
      description: 'Offers a new secret, which counts once a code of it is confirmed.',
      type: offered,
      ...runs(offerSecondFactor),
      ...expected,
      args: retryArgs,
      resolve: (_, { commandId }, context) => run(offerSecondFactor, context, { input: {}, commandId }),
    }),
    confirmSecondFactor: t.field({
      description: 'Sets up the secret that was offered last. The session that asks has entered it by this.',
      type: enrolled,
      ...runs(confirmSecondFactor),
      ...expected,
      args: { input: t.arg({ type: inputs.confirmSecondFactor, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(confirmSecondFactor, context, args),
    }),
    enterSecondFactor: t.field({
      description: 'From then on the session that asks opens the duties of its person.',
      type: entered,
      ...runs(enterSecondFactor),
      ...expected,
      args: { input: t.arg({ type: inputs.enterSecondFactor, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(enterSecondFactor, context, args),
    }),
    resetSecondFactor: t.field({
      description: "Takes another person's second factor away; they set up a new one. For the security administrator.",
      type: reset,
      ...runs(resetSecondFactor),
      ...expected,
      args: { input: t.arg({ type: inputs.resetSecondFactor, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(resetSecondFactor, context, args),
    }),
  }));
}

function offeredType() {
  return builder.objectRef<OfferedFactor>('SecondFactorOffered').implement({
    fields: (t) => ({
      uri: t.exposeString('uri', { description: 'For an authenticator program (TOTP, RFC 6238). Shown this once.' }),
      secret: t.exposeString('secret', { description: 'The same, for who types it: base 32.' }),
    }),
  });
}

function enrolledType() {
  return builder.objectRef<RecoveryCodes>('SecondFactorEnrolled').implement({
    fields: (t) => ({
      recoveryCodes: t.stringList({
        description: 'For who loses the authenticator: each is good once. Shown this once.',
        resolve: ({ recoveryCodes }) => [...recoveryCodes],
      }),
    }),
  });
}

function enteredType() {
  return builder.objectRef<{ readonly entered: true }>('SecondFactorEntered').implement({
    fields: (t) => ({ entered: t.exposeBoolean('entered') }),
  });
}

function resetType() {
  return builder.objectRef<{ readonly personId: Id<'person'> }>('SecondFactorReset').implement({
    fields: (t) => ({ personId: t.exposeID('personId') }),
  });
}
