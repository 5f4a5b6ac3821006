import { isId } from '@sinan/schema';
import { asking, builder, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import { mailSample } from '../commands/index.ts';
import { type SampleMail, samples, type WarningSamples } from '../queries/index.ts';
import { SAMPLE_READERS } from '../rows.ts';
import { localeOf } from './subscribe.ts';

/** The mails of the version at work, before it goes live. For the desk. */
export function registerSamples(): void {
  const reader = readerType();
  registerReading(samplesType(reader));
  registerMailing(reader);
}

type WarningSamplesRef = ReturnType<typeof samplesType>;
function registerReading(type: WarningSamplesRef): void {
  builder.queryField('warningSamples', (t) =>
    t.field({
      description:
        'The mails that would go out if the version at work went live now; null where none is at work. For the desk.',
      type,
      nullable: true,
      ...runs(samples),
      args: builder.args((arg) => ({ warningId: arg.id({ required: true }) })),
      resolve: (_, { warningId }, { ask }) => (isId('warning', warningId) ? ask(samples, { warningId }) : null),
    }),
  );
}

type ReaderRef = ReturnType<typeof readerType>;
function registerMailing(reader: ReaderRef): void {
  const mailed = builder.objectRef<{ readonly sent: true }>('SampleMailed').implement({
    fields: (t) => ({ sent: t.exposeBoolean('sent') }),
  });
  const wish = builder.inputType('MailSampleInput', {
    fields: (t) => ({
      warningId: t.id({ required: true }),
      version: t.int({ required: true, description: 'The version at work.' }),
      reader: t.field({ type: reader, required: true }),
      locale: t.string({ required: true, description: '`zh-CN` or `en`.' }),
    }),
  });
  builder.mutationField('mailSample', (t) =>
    t.field({
      description: 'Mails a sample to the own address of who asks, marked as one (样稿). For the desk.',
      type: mailed,
      ...runs(mailSample),
      ...expected,
      args: { input: t.arg({ type: wish, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(mailSample, {
          ...input,
          warningId: known('warning', input.warningId),
          locale: localeOf(input.locale, context),
        }),
    }),
  );
}

function readerType() {
  return builder.enumType('SampleReader', {
    description:
      'Chose all countries of the version, or some of them, or does not match it and gets it only because of an earlier version.',
    values: SAMPLE_READERS,
  });
}

function samplesType(reader: ReaderRef) {
  const mail = builder.objectRef<SampleMail>('SampleMail').implement({
    description: 'A mail as its reader would get it; only the links by which they act lead nowhere.',
    fields: (t) => ({
      reader: t.expose('reader', { type: reader }),
      countries: t.stringList({
        description: 'By which it is said why the reader gets it.',
        resolve: ({ countries }) => [...countries],
      }),
      locale: t.exposeString('locale'),
      subject: t.exposeString('subject'),
      text: t.exposeString('text'),
      html: t.exposeString('html'),
      lacks: t.stringList({
        description: 'What is said in the other language alone: title, summary, advice, change.',
        resolve: ({ lacks }) => [...lacks],
      }),
      atOnce: t.exposeInt('atOnce', { description: 'How many such readers in this language are told at once.' }),
      gathered: t.exposeInt('gathered', { description: 'How many are told with others, in their digest.' }),
    }),
  });
  return builder.objectRef<WarningSamples>('WarningSamples').implement({
    fields: (t) => ({
      version: t.exposeInt('version'),
      minor: t.exposeBoolean('minor', { description: 'A minor version has no mails.' }),
      mails: t.field({ type: [mail], resolve: ({ mails }) => [...mails] }),
    }),
  });
}
