import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import type { Wish } from '../subscribe/wish.ts';
import { choiceIn } from './send.ts';

/** How many warnings of the last year would have met what is chosen: said anew with each change. */
export function ExpectedLine({ wish }: { readonly wish: Wish }) {
  return (
    <p role="status">
      <Asked wish={wish} />
    </p>
  );
}

function Asked({ wish }: { readonly wish: Wish }) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.expectedWarnings, { input: choiceIn(wish) });
  if (asked.status === 'asking') return t('exposure.expecting');
  const expected = asked.status === 'answered' ? asked.data.expectedWarnings : null;
  return expected ? t('exposure.expected', expected) : t('exposure.expectedUnknown');
}
