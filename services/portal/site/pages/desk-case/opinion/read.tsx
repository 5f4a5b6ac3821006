import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../words/dates.ts';
import type { CaseWithFacts } from '../case.ts';

interface IssuedProps {
  readonly of: Omit<CaseWithFacts['opinions'][number], 'authors'> & Partial<Authored>;
}
interface Authored {
  readonly authors: readonly ({ readonly email: string } | null)[];
}

/** An opinion that was issued, in its own language. */
export function Issued({ of }: IssuedProps) {
  const { t, i18n } = useTranslation();
  const issued = t('expert.opinion.issuedAt', { time: momentOf(of.issuedAt, i18n.language) });
  return (
    <article aria-labelledby={`opinion-${of.number}`}>
      <h3 id={`opinion-${of.number}`}>{t('expert.opinion.issued', { number: of.number })}</h3>
      <p className="dim">{[issued, useAuthors(of.authors)].filter(Boolean).join(' · ')}</p>
      <p className="text" lang={of.language}>
        {of.text}
      </p>
    </article>
  );
}

/** The opinion that is being written, as it was saved last. */
export function Drafted({ of }: { readonly of: NonNullable<CaseWithFacts['opinionDraft']> }) {
  const { t, i18n } = useTranslation();
  const written = t('expert.opinion.written', { time: momentOf(of.writtenAt, i18n.language) });
  return (
    <article aria-labelledby="opinion-draft">
      <h3 id="opinion-draft">{t('expert.opinion.draft', { number: of.number, revision: of.revision })}</h3>
      <p className="dim">{[written, useAuthors(of.authors)].filter(Boolean).join(' · ')}</p>
      {of.returned && <p className="why">{t('expert.opinion.returned', { reason: of.returned.reason })}</p>}
      <blockquote className="text" lang={of.language}>
        {of.text}
      </blockquote>
    </article>
  );
}

/** Those whom the reader may see; null where that is nobody. */
function useAuthors(authors: Authored['authors'] = []): string | null {
  const { t, i18n } = useTranslation();
  const seen = authors.flatMap((one) => one?.email ?? []);
  return seen.length > 0 ? t('expert.opinion.by', { authors: seen.join(i18n.language === 'en' ? ', ' : '、') }) : null;
}
