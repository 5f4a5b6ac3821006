import { nameOf } from '../words/codes.ts';

/** How grave a warning is: told by its word, and by colour besides. */
export function Level({ severity }: { readonly severity: string }) {
  return <span className={`level level-${severity}`}>{nameOf('severities', severity)}</span>;
}
