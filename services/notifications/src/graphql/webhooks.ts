import { asking, builder, expected, retryArgs, runs } from '@sinan/schema/graphql';
import {
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
  setWebhook,
  testWebhook,
  type WebhookSecret,
} from '../commands/index.ts';
import { webhook } from '../queries/index.ts';
import type { PostView, WebhookView } from '../webhooks/view.ts';

/** Where the program of a subscriber hears of warnings, by the token of the link to manage the subscription. */
export function registerWebhooks(): void {
  const view = webhookType();
  registerReading(view);
  registerSetting(view);
  registerSwitching(view);
}

type ViewRef = ReturnType<typeof webhookType>;
function webhookType() {
  const state = builder.enumType('WebhookState', {
    description:
      '启用 on, 暂停 paused by its subscriber, 对方停用 gone: the receiver answered 410, 持续失败 failing: nothing has arrived for days.',
    values: ['on', 'paused', 'gone', 'failing'] as const,
  });
  const post = postType();
  return builder.objectRef<WebhookView>('WarningWebhook').implement({
    description:
      '网络钩子. Where each version of a matching warning is posted to as JSON, signed as Standard Webhooks says.',
    fields: (t) => ({
      url: t.exposeString('url'),
      state: t.field({ type: state, resolve: (one) => one.state }),
      setAt: t.exposeString('setAt'),
      posts: t.field({
        type: [post],
        description: 'The last ones, the newest first.',
        resolve: ({ posts }) => [...posts],
      }),
    }),
  });
}

function postType() {
  const state = builder.enumType('WebhookPostState', {
    description:
      '待推送 waiting, 已送达 delivered, 失败 failed, 不再推送 dropped: what it says holds no more, or the webhook was off.',
    values: ['waiting', 'delivered', 'failed', 'dropped'] as const,
  });
  return builder.objectRef<PostView>('WebhookPost').implement({
    fields: (t) => ({
      type: t.exposeString('type', { description: '`warning.published`, `.updated`, `.cancelled`, or `test`.' }),
      warningId: t.exposeString('warningId', { nullable: true }),
      version: t.exposeInt('version', { nullable: true }),
      askedAt: t.exposeString('askedAt'),
      state: t.field({ type: state, resolve: (one) => one.state }),
      tries: t.exposeInt('tries'),
      triedAt: t.exposeString('triedAt', { nullable: true, description: 'When the last try began.' }),
      outcome: t.string({
        nullable: true,
        description:
          'Of the last try: an HTTP status, or `forbidden`, `unresolved`, `timeout`, `certificate`, `connection`.',
        resolve: ({ outcome }) => (outcome === null ? null : String(outcome)),
      }),
    }),
  });
}

function registerReading(view: ViewRef): void {
  builder.queryFields((t) => ({
    webhook: t.field({
      description: 'The webhook of a subscription. Null where none is set, and for a token that is none.',
      type: view,
      nullable: true,
      ...runs(webhook),
      args: { token: t.arg.string({ required: true }) },
      resolve: (_, { token }, { ask }) => ask(webhook, { token }),
    }),
  }));
}

const byToken = (name: string) => builder.inputType(name, { fields: (t) => ({ token: t.string({ required: true }) }) });

function registerSetting(view: ViewRef): void {
  const secret = builder.objectRef<WebhookSecret>('WebhookSecret').implement({
    fields: (t) => ({
      webhook: t.field({ type: view, resolve: ({ webhook }) => webhook }),
      secret: t.exposeString('secret', { description: '`whsec_…`. It is told here, and never again.' }),
    }),
  });
  const setting = builder.inputType('SetWebhookInput', {
    fields: (t) => ({
      token: t.string({ required: true }),
      url: t.string({ required: true, description: 'An https address on the public Internet.' }),
    }),
  });
  const renewing = byToken('RenewWebhookSecretInput');
  builder.mutationFields((t) => ({
    setWebhook: t.field({
      description: 'Sets where warnings are posted, in place of what was set before, with a secret of its own.',
      type: secret,
      ...runs(setWebhook),
      ...expected,
      args: { input: t.arg({ type: setting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(setWebhook, input),
    }),
    renewWebhookSecret: t.field({
      description: 'Makes the secret anew. For a day what is posted is signed with the one before it as well.',
      type: secret,
      ...runs(renewWebhookSecret),
      ...expected,
      args: { input: t.arg({ type: renewing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(renewWebhookSecret, input),
    }),
  }));
}

function registerSwitching(view: ViewRef): void {
  const removed = builder.objectRef<{ readonly removed: true }>('WebhookRemoved').implement({
    fields: (t) => ({ removed: t.exposeBoolean('removed') }),
  });
  const [pausing, resuming] = [byToken('PauseWebhookInput'), byToken('ResumeWebhookInput')];
  const [testing, removing] = [byToken('TestWebhookInput'), byToken('RemoveWebhookInput')];
  builder.mutationFields((t) => ({
    pauseWebhook: t.field({
      description: 'Posts nothing any more. What goes out meanwhile is not posted afterwards.',
      type: view,
      ...runs(pauseWebhook),
      ...expected,
      args: { input: t.arg({ type: pausing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(pauseWebhook, input),
    }),
    resumeWebhook: t.field({
      description: 'Ends a pause, or switches on again what its receiver or its failures have switched off.',
      type: view,
      ...runs(resumeWebhook),
      ...expected,
      args: { input: t.arg({ type: resuming, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(resumeWebhook, input),
    }),
    testWebhook: t.field({
      description: 'Has a test posted, tried once, at most one a minute. What became of it stands in `posts`.',
      type: view,
      ...runs(testWebhook),
      ...expected,
      args: { input: t.arg({ type: testing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(testWebhook, input),
    }),
    removeWebhook: t.field({
      description: 'Takes the webhook away, with its secret.',
      type: removed,
      ...runs(removeWebhook),
      ...expected,
      args: { input: t.arg({ type: removing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(removeWebhook, input),
    }),
  }));
}
