import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimsWords } from '../../words/claims.ts';

interface FactProps {
  readonly of: keyof ClaimsWords['rows'];
  readonly children: ReactNode;
}

/** One thing that is known of a claim, with its name. */
export function Fact({ of, children }: FactProps) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`claims.rows.${of}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
