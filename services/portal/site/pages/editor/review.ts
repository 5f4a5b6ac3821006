import type { DeskDuty } from './duties.ts';

/** What of a version at work decides who wrote it and who reviews it. People are told apart, but not named: a colleague's contact is not the desk's to read. */
export interface Work {
  readonly stage: 'draft' | 'proofreading' | 'approval';
  readonly authors: readonly string[];
  readonly proofreadBy: string | null;
}

/** Who reads: their id, and what they hold. */
export interface Reader {
  readonly id: string;
  readonly duties: readonly DeskDuty[];
}

export function whoWrote(authors: readonly string[], { id }: Pick<Reader, 'id'>): 'you' | 'you-and-others' | 'others' {
  if (!authors.includes(id)) return 'others';
  return authors.length === 1 ? 'you' : 'you-and-others';
}

/** Why the reader cannot pass a version on, though they hold the duty: nobody reviews their own words, or reviews twice. */
export function whyNotPass(work: Work, { id, duties }: Reader): 'wrote' | 'proofread' | null {
  const wanted = passedBy(work.stage);
  if (wanted === null || !duties.includes(wanted)) return null;
  if (work.authors.includes(id)) return 'wrote';
  return work.stage === 'approval' && work.proofreadBy === id ? 'proofread' : null;
}

/** Whether the reader may pass a version on to where it goes next. */
export function mayPass(work: Work, reader: Reader): boolean {
  const wanted = passedBy(work.stage);
  return wanted !== null && reader.duties.includes(wanted) && whyNotPass(work, reader) === null;
}

function passedBy(stage: Work['stage']): DeskDuty | null {
  switch (stage) {
    case 'draft':
      return null;
    case 'proofreading':
      return 'proofreader';
    case 'approval':
      return 'chief';
    default:
      return stage satisfies never;
  }
}
