import { mayPass, type Reader, type Work } from '../editor/review.ts';

/** What may be done with a warning here besides writing. */
export const ACTIONS = ['publish', 'proofread', 'return', 'submit', 'next', 'cancel', 'discard'] as const;
export type Action = (typeof ACTIONS)[number];

/** What of a warning decides which actions there are. */
export interface Standing {
  readonly status: string;
  readonly work: Work | null;
  /** Of the versions that went live. */
  readonly versions: readonly { readonly authors: readonly string[] }[];
}

/** The actions that are shown to a reader. What may be done, the platform decides when it is asked. */
export function actionsOf(standing: Standing, reader: Reader): readonly Action[] {
  const { status, work } = standing;
  const [writes, isChief] = [reader.duties.includes('editor'), reader.duties.includes('chief')];
  const reviews = isChief || reader.duties.includes('proofreader');
  const there: { readonly [action in Action]: boolean } = {
    publish: work?.stage === 'approval' && mayPass(work, reader),
    proofread: work?.stage === 'proofreading' && mayPass(work, reader),
    return: work !== null && work.stage !== 'draft' && reviews,
    submit: work?.stage === 'draft' && writes,
    next: status === 'live' && work === null && writes,
    cancel: status === 'live' && isChief && !wrotePublished(standing, reader),
    discard: work?.stage === 'draft' && writes,
  };
  return ACTIONS.filter((action) => there[action]);
}

/** Whether the reader holds the duty to withdraw it, and may not: their own words were published with it. */
export function mayNotCancel(standing: Standing, reader: Reader): boolean {
  return standing.status === 'live' && reader.duties.includes('chief') && wrotePublished(standing, reader);
}

function wrotePublished({ versions }: Standing, { id }: Reader): boolean {
  return versions.some(({ authors }) => authors.includes(id));
}
