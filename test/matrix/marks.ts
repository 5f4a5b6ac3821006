import { ID_PREFIXES } from '@sinan/schema';

/** To whom something in the world of the matrix belongs: to tenant A or B, to the platform, to the desk of warnings, or to who subscribed. */
export type Owner = 'a' | 'b' | 'p' | 'w' | 's';
export type TenantName = 'a' | 'b';

/** A word that stands in nothing else: whoever reads it has read this. */
export function mark(owner: Owner, what: string): string {
  return `zz${owner}-${what}-zz`;
}

/** `a:note`: what was read, and whose it is. */
export type Mark = `${Owner}:${string}`;

export function marksIn(text: string): ReadonlySet<Mark> {
  const found = text.matchAll(/zz([abpws])-([a-z]+(?:-[a-z]+)*)-zz/gi);
  return new Set([...found].map(([, owner, what]) => `${owner}:${what}`.toLowerCase() as Mark));
}

const ids = new RegExp(
  `(?:${Object.values(ID_PREFIXES).join('|')})_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`,
  'g',
);
export function idsIn(text: string): readonly string[] {
  return text.match(ids) ?? [];
}
