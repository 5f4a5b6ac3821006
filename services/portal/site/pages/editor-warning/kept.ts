import { EMPTY_WISH, type Wish } from './wish.ts';

/** What is typed and not saved, as this tab keeps it: a reload, or signing in anew, takes nothing of it. */
interface Kept {
  /** Whose it is: whoever else signs in here gets their own. */
  readonly by: string;
  readonly base: Wish;
  readonly revision: number | null;
  readonly wish: Wish;
}

const nameOf = (id: string, personId: string) => `sinan.warning.${id}.${personId}`;

export function keptOf(id: string, personId: string): Omit<Kept, 'by'> | null {
  const text = sessionStorage.getItem(nameOf(id, personId));
  const kept: Kept | null = text === null ? null : JSON.parse(text);
  if (kept?.by !== personId) return null;
  // What an older release kept may lack what came later.
  const { base, revision, wish } = kept;
  return { base: { ...EMPTY_WISH, ...base }, revision, wish: { ...EMPTY_WISH, ...wish } };
}

/** A browser that keeps nothing (its storage is full, or shut) still saves. */
export function keep(id: string, kept: Kept): void {
  try {
    sessionStorage.setItem(nameOf(id, kept.by), JSON.stringify(kept));
  } catch {
    letGo(id, kept.by);
  }
}

export function letGo(id: string, personId: string): void {
  sessionStorage.removeItem(nameOf(id, personId));
}
