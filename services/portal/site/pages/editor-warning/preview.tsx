import { useTranslation } from 'react-i18next';
import { WordsOf } from '../../frame/words-of.tsx';
import { nameOf } from '../../words/codes.ts';
import { Body, type Said } from '../warning/body.tsx';
import type { Wish } from './wish.ts';

/** What is written, as everybody will read it, in each language. */
export function Preview({ wish, title }: { readonly wish: Wish; readonly title: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{title}</h2>
      <div className="both">
        {(['zh-CN', 'en'] as const).map((language) => (
          <article
            key={language}
            className="panel preview"
            lang={language}
            aria-label={t(`editor.preview.${language}`)}
          >
            <WordsOf language={language}>
              <InLanguage wish={wish} />
            </WordsOf>
          </article>
        ))}
      </div>
    </section>
  );
}

function InLanguage({ wish }: { readonly wish: Wish }) {
  const { i18n } = useTranslation();
  const title = wish.title[i18n.language === 'en' ? 'en' : 'zh'];
  return (
    <>
      <h2 className="title">{title.trim() || '…'}</h2>
      <Body of={saidIn(wish, i18n.language)} />
    </>
  );
}

/** A source or a day that is half filled in is not there yet. */
function saidIn(wish: Wish, language: string): Said {
  const lang = language === 'en' ? 'en' : 'zh';
  const term = (list: 'warningKinds' | 'industries' | 'platforms', code: string) => ({
    code,
    label: nameOf(list, code, language),
  });
  return {
    severity: wish.severity || 'notice',
    kind: wish.kind ? term('warningKinds', wish.kind) : null,
    countries: wish.countries,
    rights: wish.rights,
    industries: wish.industries.map((code) => term('industries', code)),
    platforms: wish.platforms.map((code) => term('platforms', code)),
    urgency: wish.urgency || null,
    certainty: wish.certainty || null,
    summary: wish.summary[lang],
    advice: wish.advice[lang],
    sourceUrl: wish.sourceUrl,
    sources: wish.sources.filter(({ title, fetchedOn }) => title && fetchedOn),
    keyDates: wish.keyDates
      .filter(({ date }) => date)
      .map(({ date, zone, label }) => ({ date, zone, label: label[lang] })),
    validUntil: wish.validUntil || null,
    ...{ publishedAt: null, expiredAt: null, cancelled: null, staleTranslations: [] },
  };
}
