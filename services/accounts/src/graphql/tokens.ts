import type { Id } from '@sinan/schema';
import { builder, expected, pageArgs, retryArgs, runs, toConnection } from '@sinan/schema/graphql';
import {
  issueServiceToken,
  revokeServiceToken,
  type ServiceToken,
  serviceTokens,
  type TokenView,
} from '../tokens/index.ts';
import type { inputTypes } from './inputs.ts';
import { run } from './run.ts';

/** What programs prove themselves with: issued, listed and ended by the security administrator. */
export function registerTokens(inputs: ReturnType<typeof inputTypes>): void {
  const { scope } = inputs;
  const [issued, revoked, listed] = [serviceTokenType(scope), revokedType(), listedType(scope)];
  const connection = builder.connectionObject({ type: listed, name: 'IssuedTokenConnection' });
  builder.queryField('serviceTokens', (t) =>
    t.field({
      description: 'Every token that was issued, oldest first. For the security administrator.',
      type: connection,
      ...runs(serviceTokens),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(serviceTokens, { first: first ?? 20, after })),
    }),
  );
  builder.mutationFields((t) => ({
    issueServiceToken: t.field({
      description: 'Makes a token for a program. For the security administrator.',
      type: issued,
      ...runs(issueServiceToken),
      ...expected,
      args: { input: t.arg({ type: inputs.issueServiceToken, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(issueServiceToken, context, args),
    }),
    revokeServiceToken: t.field({
      description: 'Ends a token, within one request. For the security administrator.',
      type: revoked,
      ...runs(revokeServiceToken),
      ...expected,
      args: { input: t.arg({ type: inputs.revokeServiceToken, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(revokeServiceToken, context, args),
    }),
  }));
}

type ScopeRef = ReturnType<typeof inputTypes>['scope'];

function serviceTokenType(scope: ScopeRef) {
  return builder.objectRef<ServiceToken>('ServiceToken').implement({
    fields: (t) => ({
      tokenId: t.exposeID('tokenId'),
      token: t.exposeString('token', { description: 'Shown this once. Send it as `Authorization: Bearer …`.' }),
      label: t.exposeString('label'),
      scope: t.field({ type: scope, resolve: (token) => token.scope }),
      sources: t.stringList({ resolve: ({ sources }) => [...sources] }),
      expiresAt: t.exposeString('expiresAt', { description: 'An instant, UTC.' }),
    }),
  });
}

function listedType(scope: ScopeRef) {
  return builder.objectRef<TokenView>('IssuedToken').implement({
    description: 'A service token (服务令牌) without what proves it, which its holder alone has.',
    fields: (t) => ({
      id: t.exposeID('id'),
      label: t.exposeString('label'),
      scope: t.field({ type: scope, resolve: (token) => token.scope }),
      sources: t.stringList({ resolve: ({ sources }) => [...sources] }),
      issuedBy: t.exposeID('issuedBy', { description: 'The id of the person who issued it.' }),
      issuedAt: t.exposeString('issuedAt', { description: 'An instant, UTC.' }),
      expiresAt: t.exposeString('expiresAt', {
        description: 'An instant, UTC. Null for one of the first release, which holds until it is revoked.',
        nullable: true,
      }),
      lastUsedOn: t.exposeString('lastUsedOn', { description: 'A day, UTC.', nullable: true }),
      revoked: t.exposeBoolean('revoked'),
    }),
  });
}

function revokedType() {
  return builder.objectRef<{ readonly tokenId: Id<'token'> }>('ServiceTokenRevoked').implement({
    fields: (t) => ({ tokenId: t.exposeID('tokenId') }),
  });
}
