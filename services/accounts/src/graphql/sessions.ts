import { builder, expected, retryArgs, runs } from '@sinan/schema/graphql';
import {
  endOtherSessions,
  endSession,
  endSessionsOf,
  type SessionsEnded,
  type SessionView,
  sessions,
} from '../sessions/index.ts';
import type { inputTypes } from './inputs.ts';
import { run } from './run.ts';

/** Where one is signed in, and how that ends. */
export function registerSessions(inputs: ReturnType<typeof inputTypes>): void {
  const [session, ended] = [sessionType(), endedType()];
  builder.queryField('mySessions', (t) =>
    t.field({
      description: "One's own sessions that hold, the newest first.",
      type: [session],
      ...runs(sessions),
      resolve: async (_, __, { ask }) => [...(await ask(sessions, {}))],
    }),
  );
  builder.mutationFields((t) => ({
    endSession: t.field({
      description: "Ends one of one's own sessions, within one request.",
      type: ended,
      ...runs(endSession),
      ...expected,
      args: { input: t.arg({ type: inputs.endSession, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(endSession, context, args),
    }),
    endOtherSessions: t.field({
      description: "Ends all of one's own sessions but the one that asks.",
      type: ended,
      ...runs(endOtherSessions),
      ...expected,
      args: retryArgs,
      resolve: (_, { commandId }, context) => run(endOtherSessions, context, { input: {}, commandId }),
    }),
    endSessionsOf: t.field({
      description: 'Ends every session of another person. For the security administrator.',
      type: ended,
      ...runs(endSessionsOf),
      ...expected,
      args: { input: t.arg({ type: inputs.endSessionsOf, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(endSessionsOf, context, args),
    }),
  }));
}

function sessionType() {
  return builder.objectRef<SessionView>('Session').implement({
    description: 'A sign-in that holds (会话). From where it came is kept nowhere.',
    fields: (t) => ({
      id: t.exposeID('id'),
      createdAt: t.exposeString('createdAt', { description: 'An instant, UTC.' }),
      lastUsedAt: t.exposeString('lastUsedAt', { description: 'An instant, UTC, to the hour.' }),
      expiresAt: t.exposeString('expiresAt', { description: 'An instant, UTC.' }),
      agent: t.exposeString('agent', { description: 'The family of the program that opened it.', nullable: true }),
      secondFactor: t.exposeBoolean('secondFactor', { description: 'Whether the second factor was entered in it.' }),
      current: t.exposeBoolean('current', { description: 'Whether it is the one that asks.' }),
    }),
  });
}

function endedType() {
  return builder.objectRef<SessionsEnded>('SessionsEnded').implement({
    fields: (t) => ({ ended: t.exposeInt('ended', { description: 'How many held until now.' }) }),
  });
}
