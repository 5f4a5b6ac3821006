import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

/** Who asks to belong to an enterprise (单位认领), as the page of a centre gives it. */
export type Claim = ResultOf<typeof ASK.deskClaims>['memberships']['edges'][number]['node'];

/** Those that wait come first. */
export const STATES = ['pending', 'confirmed', 'declined', 'ended'] as const satisfies readonly Claim['status'][];
export type ClaimState = (typeof STATES)[number];

export const DEEDS = ['confirm', 'decline'] as const;
export type Deed = (typeof DEEDS)[number];

export const PAPERS = ['licence', 'authority'] as const;

/** By whom a claim is decided, for who reads it: by them, by somebody else since it is their own, or by others than them. */
export function deciderOf({ person, papers }: Pick<Claim, 'person' | 'papers'>, readerId: string) {
  if (person?.id === readerId) return 'not-oneself';
  // Who may confirm is shown the papers, also where there are none.
  return papers === null ? 'others' : 'reader';
}

/** Whether confirming needs words: of a first member whose papers are not both there. The platform says so too. */
export function needsNote({ memberCount, papers }: Pick<Claim, 'memberCount' | 'papers'>): boolean {
  return memberCount === 0 && PAPERS.some((kind) => !papers?.[kind]);
}

/** What was typed before something is decided. */
export interface Typed {
  readonly reason: string;
  readonly note: string;
}
/** The reason that must be said in words. */
const OTHER = 'M99';

/** The field that lacks something; null where nothing does. */
export function lackOf(claim: Pick<Claim, 'memberCount' | 'papers'>, deed: Deed, { reason, note }: Typed) {
  const isSilent = note.trim() === '';
  switch (deed) {
    case 'confirm':
      return needsNote(claim) && isSilent ? 'checked' : null;
    case 'decline':
      if (reason === '') return 'reason';
      return reason === OTHER && isSilent ? 'note' : null;
    default:
      return deed satisfies never;
  }
}

/** How many others ask to belong to the same enterprise. */
export function rivalsOf(claim: Claim, lines: readonly Claim[]): number {
  const id = claim.organisation?.id;
  return lines.filter((other) => other.id !== claim.id && id !== undefined && other.organisation?.id === id).length;
}

/** Those that are there and one that has gone meanwhile, the oldest first: who was declined asks again under the same id. */
export function oldestFirst(lines: readonly Claim[], gone: Claim | null): readonly Claim[] {
  return [...lines, ...(gone ? [gone] : [])].toSorted((a, b) => a.requestedAt.localeCompare(b.requestedAt));
}

/** Why a claim that is about to be decided cannot be: it waits no longer, or is not what was looked at. */
export type Hindrance = 'gone' | 'changed';

export function hindranceOf(seen: Claim, lines: readonly Claim[]): Hindrance | null {
  const found = lines.find(({ id }) => id === seen.id);
  if (!found) return 'gone';
  const isSame =
    found.requestedAt === seen.requestedAt && PAPERS.every((kind) => idOf(found, kind) === idOf(seen, kind));
  return isSame ? null : 'changed';
}

function idOf({ papers }: Claim, kind: (typeof PAPERS)[number]): string | undefined {
  return papers?.[kind]?.id;
}
