import '../../../words/calls.ts';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../words/dates.ts';
import type { Call } from './typed.ts';

/** That a note is of a call, in one line. */
export function CallLine({ of }: { readonly of: Call }) {
  const line = useLine(of);
  return (
    <p>
      <strong>{line}</strong>
    </p>
  );
}

/** Which way and with whom, whether it was answered, how long it took, and when it was. */
function useLine({ with: side, direction, answered, minutes, at }: Call): string {
  const { t, i18n } = useTranslation();
  const call = t(`calls.${direction}`, { who: t(`calls.who.${side}`) });
  const said = { call, at: momentOf(at, i18n.language) };
  if (!answered) return t('calls.lineOfNoAnswer', said);
  return minutes === null ? t('calls.line', said) : t('calls.lineOfMinutes', { ...said, minutes });
}
