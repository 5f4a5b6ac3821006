import {
  asking,
  builder,
  expected,
  RhythmInput,
  RhythmRef,
  retryArgs,
  rhythmOf,
  runs,
  SeverityRef,
} from '@sinan/schema/graphql';
import {
  askToMove,
  eraseSubscription,
  leave,
  manageSubscription,
  pauseSubscription,
  resumeSubscription,
} from '../commands/index.ts';
import { exportSubscription, subscription } from '../queries/index.ts';
import type { Interest } from '../subscription/index.ts';
import type { SubscriptionView } from '../view.ts';
import { interestFields } from './interest-fields.ts';
import { type AskedRef, localeOf } from './subscribe.ts';

/** What a subscriber does by the token of the link to manage the subscription, which is in every mail to them. */
export function registerManaging(asked: AskedRef): void {
  const view = subscriptionType();
  registerReading(view);
  registerChanging(view);
  registerMoving(asked);
  registerEnding();
}

type ViewRef = ReturnType<typeof subscriptionType>;
function subscriptionType() {
  const status = builder.enumType('SubscriptionStatus', {
    description: '待确认 waiting, 已确认 confirmed, 已退订 left.',
    values: ['waiting', 'confirmed', 'left'] as const,
  });
  const interest = builder.objectRef<Interest>('WarningInterest').implement({
    description: '关注点. A warning is wanted that meets it in each of its parts.',
    fields: (t) => ({
      countries: t.stringList({ resolve: ({ countries }) => [...countries] }),
      rights: t.stringList({ description: 'Empty: all of them.', resolve: ({ rights }) => [...rights] }),
      industries: t.stringList({ description: 'Empty: all of them.', resolve: ({ industries }) => [...industries] }),
      platforms: t.stringList({ description: 'Empty: all of them.', resolve: ({ platforms }) => [...platforms] }),
      severity: t.field({ type: SeverityRef, description: 'The lowest level.', resolve: ({ severity }) => severity }),
    }),
  });
  return builder.objectRef<SubscriptionView>('WarningSubscription').implement({
    description:
      'A subscription to risk warnings, as its subscriber reads it: a first interest, and further ones in `also`. What is not confirmed shows what was asked for.',
    fields: (t) => ({
      status: t.field({ type: status, resolve: (one) => one.status }),
      countries: t.stringList({ resolve: ({ countries }) => [...countries] }),
      rights: t.stringList({ description: 'Empty: all of them.', resolve: ({ rights }) => [...rights] }),
      industries: t.stringList({ description: 'Empty: all of them.', resolve: ({ industries }) => [...industries] }),
      platforms: t.stringList({ description: 'Empty: all of them.', resolve: ({ platforms }) => [...platforms] }),
      severity: t.field({ type: SeverityRef, description: 'The lowest level.', resolve: ({ severity }) => severity }),
      also: t.field({
        type: [interest],
        description: 'A warning is wanted that meets any of the interests.',
        resolve: ({ also }) => [...also],
      }),
      locale: t.exposeString('locale', { nullable: true }),
      rhythm: t.field({ type: RhythmRef, resolve: ({ rhythm }) => rhythm }),
      pausedUntil: t.exposeString('pausedUntil', { nullable: true, description: 'No mails before this instant.' }),
    }),
  });
}

function registerReading(view: ViewRef): void {
  const known = builder.objectRef<{ readonly json: string }>('SubscriptionExport').implement({
    description: 'All that is known of a subscriber: choices, requests, mails with what became of them.',
    fields: (t) => ({ json: t.exposeString('json') }),
  });
  builder.queryFields((t) => ({
    subscription: t.field({
      description:
        'A subscription by the token of the link to manage it. Null for a token that is none, or of what was erased.',
      type: view,
      nullable: true,
      ...runs(subscription),
      args: { token: t.arg.string({ required: true }) },
      resolve: (_, { token }, { ask }) => ask(subscription, { token }),
    }),
    exportSubscription: t.field({
      type: known,
      nullable: true,
      ...runs(exportSubscription),
      args: { token: t.arg.string({ required: true }) },
      resolve: async (_, { token }, { ask }) => {
        const found = await ask(exportSubscription, { token });
        return found && { json: JSON.stringify(found, null, 2) };
      },
    }),
  }));
}

function registerChanging(view: ViewRef): void {
  const interest = builder.inputType('WarningInterestInput', {
    fields: (t) => ({
      ...interestFields(t),
    }),
  });
  const managing = builder.inputType('ManageSubscriptionInput', {
    fields: (t) => ({
      token: t.string({ required: true }),
      ...interestFields(t),
      also: t.field({
        type: [interest],
        description: 'Further interests, up to 9. Those that there are stay when it is left out; empty: none.',
      }),
      locale: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
      rhythm: t.field({ type: RhythmInput, description: 'Each warning at once when left out.' }),
    }),
  });
  const pausing = builder.inputType('PauseSubscriptionInput', {
    fields: (t) => ({
      token: t.string({ required: true }),
      until: t.string({ required: true, description: 'The last day without mails, in China (year-month-day).' }),
    }),
  });
  const resuming = builder.inputType('ResumeSubscriptionInput', {
    fields: (t) => ({ token: t.string({ required: true }) }),
  });
  const onView = (operation: { readonly name: string }) => ({ type: view, ...runs(operation), ...expected });
  builder.mutationFields((t) => ({
    manageSubscription: t.field({
      description: 'Chooses anew, all of it but the further interests, which stay when they are left out.',
      ...onView(manageSubscription),
      args: { input: t.arg({ type: managing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(manageSubscription, {
          ...input,
          locale: localeOf(input.locale, context),
          rhythm: rhythmOf(input.rhythm),
        }),
    }),
    pauseSubscription: t.field({
      description: 'Holds mails back until a day is over. What goes out meanwhile is not sent afterwards.',
      ...onView(pauseSubscription),
      args: { input: t.arg({ type: pausing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(pauseSubscription, input),
    }),
    resumeSubscription: t.field({
      description: 'Ends the pause before its time.',
      ...onView(resumeSubscription),
      args: { input: t.arg({ type: resuming, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(resumeSubscription, input),
    }),
  }));
}

function registerMoving(asked: AskedRef): void {
  const moving = builder.inputType('MoveSubscriptionInput', {
    fields: (t) => ({
      token: t.string({ required: true }),
      email: t.string({ required: true, description: 'Where warnings shall come.' }),
    }),
  });
  builder.mutationField('moveSubscription', (t) =>
    t.field({
      description:
        'Asks that warnings come to another address. Until the link that is mailed to it is confirmed nothing changes; asked again, the last one counts.',
      type: asked,
      ...runs(askToMove),
      ...expected,
      args: { input: t.arg({ type: moving, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(askToMove, input),
    }),
  );
}

function registerEnding(): void {
  const left = builder.objectRef<{ readonly left: true }>('SubscriptionLeft').implement({
    fields: (t) => ({ left: t.exposeBoolean('left') }),
  });
  const erased = builder.objectRef<{ readonly erased: true }>('SubscriptionErased').implement({
    fields: (t) => ({ erased: t.exposeBoolean('erased') }),
  });
  const leaving = builder.inputType('LeaveSubscriptionInput', {
    fields: (t) => ({ token: t.string({ required: true }) }),
  });
  const erasing = builder.inputType('EraseSubscriptionInput', {
    fields: (t) => ({ token: t.string({ required: true }) }),
  });
  builder.mutationFields((t) => ({
    leaveSubscription: t.field({
      description: 'Leaves. The same address may subscribe again.',
      type: left,
      ...runs(leave),
      ...expected,
      args: { input: t.arg({ type: leaving, required: true }), ...retryArgs },
      resolve: (_, { input: { token }, commandId }, context) =>
        asking(context, commandId)(leave, { token, by: 'page' }),
    }),
    eraseSubscription: t.field({
      description: 'Erases the address and all that is its subscriber’s. The same address may subscribe anew.',
      type: erased,
      ...runs(eraseSubscription),
      ...expected,
      args: { input: t.arg({ type: erasing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(eraseSubscription, input),
    }),
  }));
}
