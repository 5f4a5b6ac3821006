/** An organisation that somebody claims to act for, as the form holds it. */
export interface Claimed {
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly division: string;
  readonly industry: string;
}
export type ClaimNeed = 'uscc' | 'nameZh' | 'division' | 'industry';
const NEEDED: readonly ClaimNeed[] = ['uscc', 'nameZh', 'division', 'industry'];

export const newClaim = (): Claimed => ({ uscc: '', nameZh: '', nameEn: '', division: '', industry: '' });

/** What a claim lacks. Whether a code is right, the platform says. */
export const claimLacks = (claimed: Claimed): readonly ClaimNeed[] =>
  NEEDED.filter((field) => claimed[field].trim() === '');

/** The code says where its office registered the enterprise: that division, until another is said. */
export function withUscc(claimed: Claimed, uscc: string): Claimed {
  const divisionIn = (code: string) => /^\s*[0-9A-Za-z]{2}(\d{6})/.exec(code)?.[1] ?? '';
  const isOwn = claimed.division !== '' && claimed.division !== divisionIn(claimed.uscc);
  return { ...claimed, uscc, division: isOwn ? claimed.division : divisionIn(uscc) };
}

/** As the platform takes it. */
export function claimInput({ uscc, nameZh, nameEn, division, industry }: Claimed) {
  const name = { nameZh: nameZh.trim(), nameEn: nameEn.trim() || null };
  return { uscc: uscc.trim(), ...name, division: division.trim(), industry };
}
