import { useTranslation } from 'react-i18next';
import { nameOf } from '../words/codes.ts';

/** How grave a warning is: told by its word, and by colour besides. */
export function Level({ severity }: { readonly severity: string }) {
  const { i18n } = useTranslation();
  return <span className={`level level-${severity}`}>{nameOf('severities', severity, i18n.language)}</span>;
}
