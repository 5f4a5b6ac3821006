import { useTranslation } from 'react-i18next';

interface Reason {
  readonly code: string;
  readonly text: string;
  readonly points?: number | null;
}

/** Why an expert stands where they stand, or cannot be chosen, in words: and what each reason brings. */
export function Reasons({ of }: { readonly of: readonly Reason[] }) {
  const { t } = useTranslation();
  const said = ({ text, points = null }: Reason) => {
    if (points === null) return text;
    return t(points < 0 ? 'expert.search.minus' : 'expert.search.points', { text, points });
  };
  return (
    <ul className="reasons dim">
      {of.map((reason) => (
        <li key={reason.code}>{said(reason)}</li>
      ))}
    </ul>
  );
}
