/** An organisation that somebody claims to act for, as the form holds it. */
export interface Claimed {
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly division: string;
  readonly industry: string;
  readonly licence: SentPaper | null;
  readonly authority: SentPaper | null;
}
/** A paper that was sent, and waits for a claim to take it. */
export interface SentPaper {
  readonly uploadId: string;
  readonly name: string;
}
export type ClaimNeed = 'uscc' | 'nameZh' | 'division' | 'industry';
const NEEDED: readonly ClaimNeed[] = ['uscc', 'nameZh', 'division', 'industry'];

export const newClaim = (): Claimed => ({
  ...{ uscc: '', nameZh: '', nameEn: '', division: '', industry: '' },
  ...{ licence: null, authority: null },
});

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
export function claimInput({ uscc, nameZh, nameEn, division, industry, licence, authority }: Claimed) {
  const name = { nameZh: nameZh.trim(), nameEn: nameEn.trim() || null };
  const papers = { licence: licence?.uploadId ?? null, authority: authority?.uploadId ?? null };
  return { uscc: uscc.trim(), ...name, division: division.trim(), industry, ...papers };
}
