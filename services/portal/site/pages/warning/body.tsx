import { useTranslation } from 'react-i18next';
import { Facts } from './facts.tsx';
import { Sources } from './sources.tsx';
import { Standing } from './standing.tsx';

interface Term {
  readonly code: string;
  readonly label: string;
}

/** What a warning says in one language, whether everybody reads it already or not yet. */
export interface Said {
  readonly severity: string;
  readonly kind: Term | null;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly Term[];
  readonly platforms: readonly Term[];
  readonly urgency: string | null;
  readonly certainty: string | null;
  readonly summary: string;
  readonly advice: string;
  readonly sourceUrl: string;
  readonly sources: readonly { readonly url: string; readonly title: string; readonly fetchedOn: string }[];
  readonly keyDates: readonly { readonly date: string; readonly zone: string; readonly label: string }[];
  readonly validUntil: string | null;
  readonly publishedAt: string | null;
  readonly expiredAt: string | null;
  readonly cancelled: { readonly at: string; readonly reason: string } | null;
  readonly staleTranslations: readonly string[];
}

/** A warning as everybody reads it, below its title. */
export function Body({ of }: { readonly of: Said }) {
  const { t } = useTranslation();
  return (
    <>
      <Standing warning={of} />
      <Facts warning={of} />
      <h2>{t('warning.summary')}</h2>
      <Text text={of.summary} />
      <h2>{t('warning.advice')}</h2>
      <Text text={of.advice} />
      <Sources warning={of} />
    </>
  );
}

/** Lines as they were written; never markup. */
function Text({ text }: { readonly text: string }) {
  return <p className="text">{text}</p>;
}
