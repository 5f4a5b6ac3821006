import {
  CERTAINTIES,
  type Certainty,
  INDUSTRIES,
  PLATFORMS,
  type Term,
  URGENCIES,
  type Urgency,
  WARNING_KINDS,
} from '@sinan/schema';
import {
  type Bilingual,
  builder,
  type GraphContext,
  SeverityRef,
  TermRef,
  type WarningContentView,
} from '@sinan/schema/graphql';

/** The language of a text: `title(lang: "en")`. */
export const inLanguage = builder.args((t) => ({
  lang: t.string({ description: '`zh-CN` or `en`; the language of the reader when left out.' }),
}));

type EnumRef<T extends string> = ReturnType<typeof builder.enumType<T, readonly T[]>>;

export function textOf(text: Bilingual, lang: string | null | undefined, { call }: GraphContext): string {
  const wanted = lang ?? call.locale;
  return wanted === 'en' ? text.en : text.zh;
}

/** A code with its names; one that the list does not know (an older or newer one did) reads as itself. */
function termIn(terms: readonly Term[], code: string): Term {
  return terms.find((term) => term.code === code) ?? { code, zh: code, en: code };
}

/** The types of what a version says, each registered once. */
export type ContentTypes = ReturnType<typeof contentTypes>;
export function contentTypes() {
  const urgency = builder.enumType('Urgency', {
    description: 'How soon to act, in the values of CAP 1.2.',
    values: URGENCIES.map(({ code }) => code),
  });
  const certainty = builder.enumType('Certainty', {
    description: 'How sure it is, in the values of CAP 1.2.',
    values: CERTAINTIES.map(({ code }) => code),
  });
  return { urgency, certainty, content: contentType(urgency, certainty, sourceType(), keyDateType()) };
}

function sourceType() {
  return builder.objectRef<WarningContentView['sources'][number]>('WarningSource').implement({
    description: 'Where something can be read, and on which day it was.',
    fields: (t) => ({
      url: t.exposeString('url'),
      title: t.exposeString('title'),
      fetchedOn: t.exposeString('fetchedOn'),
    }),
  });
}

function keyDateType() {
  return builder.objectRef<WarningContentView['keyDates'][number]>('KeyDate').implement({
    description: 'A day to know of, as the calendar of its place has it.',
    fields: (t) => ({
      date: t.exposeString('date'),
      zone: t.exposeString('zone', { description: 'IANA.' }),
      label: t.string({ args: inLanguage, resolve: ({ label }, { lang }, context) => textOf(label, lang, context) }),
    }),
  });
}

/** What any version of a warning says: the one in force, an earlier one, or the one at work. */
function contentType(
  urgency: EnumRef<Urgency>,
  certainty: EnumRef<Certainty>,
  source: ReturnType<typeof sourceType>,
  keyDate: ReturnType<typeof keyDateType>,
) {
  return builder.interfaceRef<WarningContentView>('WarningContent').implement({
    description: 'What a version of a warning says.',
    fields: (t) => ({
      severity: t.field({ type: SeverityRef, resolve: ({ severity }) => severity }),
      countries: t.stringList({ resolve: ({ countries }) => [...countries] }),
      rights: t.stringList({ resolve: ({ rights }) => [...rights] }),
      title: t.string({ args: inLanguage, resolve: ({ title }, { lang }, context) => textOf(title, lang, context) }),
      summary: t.string({
        args: inLanguage,
        resolve: ({ summary }, { lang }, context) => textOf(summary, lang, context),
      }),
      advice: t.string({ args: inLanguage, resolve: ({ advice }, { lang }, context) => textOf(advice, lang, context) }),
      sourceUrl: t.exposeString('sourceUrl'),
      kind: t.field({
        type: TermRef,
        nullable: true,
        resolve: ({ kind }) => (kind === null ? null : termIn(WARNING_KINDS, kind)),
      }),
      industries: t.field({
        type: [TermRef],
        description: 'Sections of GB/T 4754.',
        resolve: ({ industries }) => industries.map((code) => termIn(INDUSTRIES, code)),
      }),
      platforms: t.field({
        type: [TermRef],
        resolve: ({ platforms }) => platforms.map((code) => termIn(PLATFORMS, code)),
      }),
      urgency: t.field({ type: urgency, nullable: true, resolve: (version) => version.urgency }),
      certainty: t.field({ type: certainty, nullable: true, resolve: (version) => version.certainty }),
      validUntil: t.exposeString('validUntil', { nullable: true, description: 'The last day in force, in China.' }),
      expiresAt: t.exposeString('expiresAt', { nullable: true, description: 'The instant at which that day ends.' }),
      sources: t.field({ type: [source], resolve: ({ sources }) => [...sources] }),
      keyDates: t.field({ type: [keyDate], resolve: ({ keyDates }) => [...keyDates] }),
    }),
  });
}
