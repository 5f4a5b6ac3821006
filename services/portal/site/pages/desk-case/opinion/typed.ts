/** The draft of an opinion as it was read. */
export interface Draft {
  readonly revision: number;
  readonly text: string;
  readonly language: string;
}

/** What is typed into an opinion, kept in the tab: from which words, of which revision, it was begun; 0 where there was none. */
export interface Typed {
  readonly isOpen: boolean;
  readonly text: string;
  readonly language: string;
  readonly base: string;
  readonly revision: number;
}

export function typedFrom(draft: Draft | null, language: string): Typed {
  const { text, revision, language: own } = draft ?? { text: '', revision: 0, language };
  return { isOpen: false, text, language: own, base: text, revision };
}

/**
 * How what is typed stands to the draft as it is now: `clean` has nothing of its own, `behind` was begun from an older revision than there is, and what `gone`
 * was begun from is no draft any more.
 */
export type Standing = 'clean' | 'typing' | 'behind' | 'gone';

export function standingOf({ text, base, revision }: Typed, draft: Draft | null): Standing {
  const now = draft?.revision ?? 0;
  if (text.trim() === base.trim() || text.trim() === draft?.text.trim()) return 'clean';
  if (revision === now) return 'typing';
  return draft === null ? 'gone' : 'behind';
}
