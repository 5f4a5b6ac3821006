import { isId } from '@sinan/schema';
import { builder, runs } from '@sinan/schema/graphql';
import { SAMPLE_READERS, type SampleMail, samples, type WarningSamples } from '../queries/index.ts';

/** The mails of the version at work, before it goes live. For the desk. */
export function registerSamples(): void {
  const type = samplesType();
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

function samplesType() {
  const reader = builder.enumType('SampleReader', {
    description:
      'Chose all countries of the version, or some of them, or does not match it and gets it only because of an earlier version.',
    values: SAMPLE_READERS,
  });
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
