import { type Id, isId } from '@sinan/schema';
import { builder, type GraphContext, runs } from '@sinan/schema/graphql';
import {
  type DeliveryProgress,
  type DeliveryTo,
  deliveryProgress,
  deliveryTo,
  type MailTo,
  type PartDelivery,
  type PartTo,
  type WarningAudience,
  warningAudience,
} from '../queries/index.ts';
import { staying } from './staying.ts';

/** Whom a warning would reach, how far its mails are, and what became of those to one reader. For the desk. */
export function registerDelivery(): void {
  registerAudience();
  registerProgress();
  registerDeliveryTo();
}

const idArg = builder.args((t) => ({ warningId: t.id({ required: true }) }));

/** Asks about a warning; null where the id is that of anything else. */
async function about<T>(id: string, ask: (warningId: Id<'warning'>) => Promise<T | null>): Promise<T | null> {
  return isId('warning', id) ? ask(id) : null;
}

function registerAudience(): void {
  const inCountry = builder.objectRef<WarningAudience['byCountry'][number]>('CountryAudience').implement({
    fields: (t) => ({ country: t.exposeString('country'), recipients: t.exposeInt('recipients') }),
  });
  const inLanguage = builder.objectRef<WarningAudience['byLanguage'][number]>('LanguageAudience').implement({
    fields: (t) => ({ locale: t.exposeString('locale'), recipients: t.exposeInt('recipients') }),
  });
  const audience = builder.objectRef<WarningAudience>('WarningAudience').implement({
    description: 'How many would be mailed if the version at work went live now.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      recipients: t.exposeInt('recipients'),
      informed: t.exposeInt('informed', {
        description: 'Those of them who get it only because they got an earlier version.',
      }),
      gathered: t.exposeInt('gathered', {
        description: 'Those of them who are told with others, in their digest; all others at once.',
      }),
      byCountry: t.field({
        type: [inCountry],
        description: 'Who chose two of its countries counts twice.',
        resolve: ({ byCountry }) => [...byCountry],
      }),
      byLanguage: t.field({ type: [inLanguage], resolve: ({ byLanguage }) => [...byLanguage] }),
    }),
  });
  builder.queryField('warningAudience', (t) =>
    t.field({
      description: 'Whom the version at work would reach, in figures; null where none is at work. For the desk.',
      type: audience,
      nullable: true,
      ...runs(warningAudience),
      args: idArg,
      resolve: (_, args, { ask }) => about(args.warningId, (warningId) => ask(warningAudience, { warningId })),
    }),
  );
}

function registerProgress(): void {
  const progress = progressType();
  builder.queryField('deliveryProgress', (t) =>
    t.field({
      description: 'How far the mails about a warning are; null for no warning. For the desk.',
      type: progress,
      nullable: true,
      ...runs(deliveryProgress),
      args: idArg,
      resolve: (_, args, { ask }) => about(args.warningId, (warningId) => ask(deliveryProgress, { warningId })),
    }),
  );
  builder.subscriptionField('deliveryProgress', (t) =>
    t.field({
      description:
        'How far the mails about a warning are, whenever that has changed, until nothing waits. For the desk.',
      type: progress,
      ...runs(deliveryProgress),
      args: idArg,
      subscribe: (_, { warningId }, context) => followed(context, warningId),
      resolve: (found) => found,
    }),
  );
}

function progressType() {
  const part = builder.objectRef<PartDelivery>('PartDelivery').implement({
    description:
      'The mails about one version, or about the withdrawal. `matched` is the sum of what waits and of each end, at any moment.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      withdrawal: t.exposeBoolean('withdrawal'),
      planned: t.exposeBoolean('planned', { description: 'Whether everybody whom it concerns has been found.' }),
      matched: t.exposeInt('matched'),
      waiting: t.exposeInt('waiting'),
      gathered: t.exposeInt('gathered', { description: 'Of those that wait: for the digest of their reader.' }),
      sent: t.exposeInt('sent'),
      bounced: t.exposeInt('bounced', { description: 'Went out, and came back for good.' }),
      refused: t.exposeInt('refused'),
      unknown: t.exposeInt('unknown', { description: 'May have arrived; sent once more under the same Message-ID.' }),
      suppressed: t.exposeInt('suppressed', {
        description:
          'Its reader has left, holds mails back or chose otherwise, mails to them came back, or the warning was withdrawn.',
      }),
      expired: t.exposeInt('expired', { description: 'Not sent in time.' }),
    }),
  });
  return builder.objectRef<DeliveryProgress>('DeliveryProgress').implement({
    fields: (t) => ({
      warningId: t.exposeID('warningId'),
      complete: t.exposeBoolean('complete', { description: 'Whether nothing waits any more.' }),
      parts: t.field({ type: [part], resolve: ({ parts }) => [...parts] }),
    }),
  });
}

function registerDeliveryTo(): void {
  const delivery = deliveryToType();
  builder.queryField('deliveryTo', (t) =>
    t.field({
      description:
        'What became of the mails about a warning to one reader, by their address; null for no warning. For the desk.',
      type: delivery,
      nullable: true,
      ...runs(deliveryTo),
      args: builder.args((arg) => ({ warningId: arg.id({ required: true }), email: arg.string({ required: true }) })),
      resolve: (_, { warningId: id, email }, { ask }) =>
        about(id, (warningId) => ask(deliveryTo, { warningId, email })),
    }),
  );
}

function deliveryToType() {
  const state = builder.enumType('ReaderMailState', {
    description:
      'What became of a mail to one reader: `gathered` waits for a digest, `unknown` may have arrived and was sent once more under the same Message-ID, `bounced` came back for good.',
    values: ['waiting', 'gathered', 'sent', 'bounced', 'refused', 'unknown', 'suppressed', 'expired'] as const,
  });
  const mail = builder.objectRef<MailTo>('MailTo').implement({
    fields: (t) => ({
      state: t.expose('state', { type: state }),
      askedAt: t.exposeString('askedAt'),
      sentAt: t.exposeString('sentAt', { nullable: true, description: 'When it went out, or may have.' }),
      digestDay: t.exposeString('digestDay', {
        nullable: true,
        description: 'The day of the digest for which it is gathered, by the clock of its reader.',
      }),
    }),
  });
  const part = builder.objectRef<PartTo>('PartTo').implement({
    description: 'One version, or the withdrawal.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      withdrawal: t.exposeBoolean('withdrawal'),
      mail: t.expose('mail', { type: mail, nullable: true, description: 'Null where the reader was not told of it.' }),
    }),
  });
  return builder.objectRef<DeliveryTo>('DeliveryTo').implement({
    fields: (t) => ({
      parts: t.field({
        type: [part],
        description: 'Empty where the address was told of no part, whether it is that of a subscriber or not.',
        resolve: ({ parts }) => [...parts],
      }),
    }),
  });
}

/** How often the rows are tallied while somebody follows. */
const EVERY_MS = 1_000;

async function* followed(context: GraphContext, id: string): AsyncGenerator<DeliveryProgress> {
  const here = staying(context);
  try {
    for (let last = ''; ; ) {
      const progress = await about(id, (warningId) => context.ask(deliveryProgress, { warningId }));
      if (progress === null) return;
      const text = JSON.stringify(progress);
      if (text !== last) yield progress;
      last = text;
      if (progress.complete || !(await here.wait(EVERY_MS))) return;
    }
  } finally {
    here.leave();
  }
}
