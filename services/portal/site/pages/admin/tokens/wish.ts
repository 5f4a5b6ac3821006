/** What a token is to be for. */
export interface TokenWish {
  readonly label: string;
  readonly scope: 'intake' | 'read';
  /** A line each. */
  readonly sources: string;
  readonly expiresOn: string;
}
export const BLANK: TokenWish = { label: '', scope: 'intake', sources: '', expiresOn: '' };

/** As it is sent: sources are for sending cases alone. */
export function inputOf({ label, scope, sources, expiresOn }: TokenWish) {
  const named = sources.split('\n').map((source) => source.trim());
  return {
    ...{ label: label.trim(), scope, expiresOn: expiresOn || null },
    sources: scope === 'intake' ? named.filter((source) => source !== '') : null,
  };
}

export type Lack = 'label' | 'sources';

export function lacksOf(wish: TokenWish): readonly Lack[] {
  const { label, sources } = inputOf(wish);
  const lacks: Lack[] = [];
  if (label === '') lacks.push('label');
  if (sources?.length === 0) lacks.push('sources');
  return lacks;
}
