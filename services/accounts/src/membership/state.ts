import type { FileId } from '@sinan/files';
import type { Id, Place } from '@sinan/schema';

export interface Belonging {
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  /** Where the organisation is and what it makes: these centres may confirm. */
  readonly place: Place;
}

/** A file that shows that somebody may act for the organisation. Its id is the upload's, under which it is fetched. */
export interface Paper {
  readonly id: Id<'upload'>;
  readonly fileId: FileId;
  readonly bytes: number;
  readonly mediaType: string;
}
/** 营业执照 and 授权委托书(盖章): what a first member shows. */
export const PAPERS = ['licence', 'authority'] as const;
export type PaperKind = (typeof PAPERS)[number];
export type Papers<P = Paper> = { readonly [kind in PaperKind]: P | null };
/** With the name under which it was sent, which is its sender's. */
export interface NamedPaper extends Paper {
  readonly name: string;
}

export type MembershipEvent =
  | ({
      readonly type: 'MembershipRequested';
      readonly requestedAt: string;
      /** Not in what the first release wrote. */
      readonly papers?: Papers;
      readonly personal?: PaperNames;
    } & Belonging)
  | { readonly type: 'PapersSupplied'; readonly papers: Papers; readonly personal?: PaperNames }
  | ({
      readonly type: 'MembershipConfirmed';
      readonly by: Id<'person'>;
      readonly personal?: { readonly note: string };
    } & Member)
  | ({
      readonly type: 'MembershipDeclined';
      readonly by: Id<'person'>;
      readonly reason: string;
      readonly declinedAt: string;
      readonly personal?: { readonly note: string };
    } & Member)
  | ({
      readonly type: 'MembershipEnded';
      readonly by: Id<'person'>;
      readonly how: 'left' | 'removed';
      readonly endedAt: string;
    } & Member)
  | { readonly type: 'MembershipForgotten' };

type Member = Pick<Belonging, 'organisationId' | 'personId'>;
/** Under the kind of each paper that was sent. */
type PaperNames = { readonly [kind in PaperKind]?: string };

interface Asked extends Belonging {
  readonly requestedAt: string;
  readonly papers: Papers<NamedPaper>;
}
export type MembershipState =
  | { readonly status: 'none' }
  | ({ readonly status: 'pending' } & Asked)
  | ({ readonly status: 'confirmed'; readonly confirmedBy: Id<'person'>; readonly note: string | null } & Asked)
  | ({
      readonly status: 'declined';
      readonly declinedBy: Id<'person'>;
      readonly reason: string;
      readonly note: string | null;
      readonly declinedAt: string;
    } & Asked)
  | ({
      readonly status: 'ended';
      readonly endedBy: Id<'person'>;
      readonly how: 'left' | 'removed';
      readonly endedAt: string;
    } & Asked);

/** Who decides: a person, the organisations that they are a confirmed member of, and whether they do intake where the organisation belongs. */
export interface Confirmer {
  readonly id: Id<'person'>;
  readonly organisations: readonly Id<'organisation'>[];
  readonly takesIn: boolean;
}

export type MembershipCommand =
  | ({ readonly type: 'Request'; readonly at: string; readonly papers: Papers<NamedPaper> } & Belonging)
  /** `first`: the organisation has no confirmed member. */
  | { readonly type: 'Confirm'; readonly by: Confirmer; readonly first: boolean; readonly note: string | null }
  | {
      readonly type: 'Decline';
      readonly by: Confirmer;
      readonly reason: string;
      readonly note: string | null;
      readonly at: string;
    }
  | { readonly type: 'End'; readonly by: Confirmer; readonly at: string }
  /** With its person: papers and notes go, and what is not over ends. */
  | { readonly type: 'Forget'; readonly at: string };

/** By another confirmed member, or by intake staff of a competent centre. */
export function mayConfirm(
  { organisations, takesIn }: Confirmer,
  { organisationId }: Pick<Belonging, 'organisationId'>,
) {
  return takesIn || organisations.includes(organisationId);
}
