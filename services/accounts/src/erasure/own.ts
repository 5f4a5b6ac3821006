import type { AggregateDoc } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import { type Id, MEMBERSHIP_STATUSES } from '@sinan/schema';
import type { Collection, Doc, Page, Where } from '@sinan/store';
import { addressMark, BEFORE_ADDRESSES } from '../aggregates.ts';
import type { LinkState } from '../link.ts';
import { type MembershipState, PAPERS } from '../membership/index.ts';
import { addressKey } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

/** What of accounts is a person's. */

export interface OwnMembership {
  readonly id: string;
  readonly state: Exclude<MembershipState, { readonly status: 'none' }>;
}
export async function membershipsOf(room: AccountsRoom, personId: Id<'person'>): Promise<readonly OwnMembership[]> {
  const where = { personId, status: { in: MEMBERSHIP_STATUSES.map(({ code }) => code) } };
  const docs = await allOf(room.memberships.documents, where);
  return docs.flatMap((doc) => {
    const state = room.memberships.stateIn(doc);
    return state.status === 'none' ? [] : [{ id: doc.id, state }];
  });
}

export const sessionsOf = (room: AccountsRoom, personId: Id<'person'>) => allOf(room.sessions, { personId });
export const uploadsOf = (room: AccountsRoom, personId: Id<'person'>) => allOf(room.uploads, { personId });

/** The links to an address that still say so. Of those of the first release the index does not tell whose they are. */
export async function linksTo(room: AccountsRoom, email: string): Promise<readonly AggregateDoc<LinkState>[]> {
  const where = { address: { in: [addressMark(room.settings.secret, email), BEFORE_ADDRESSES] } };
  const docs = await allOf(room.links.documents, where);
  return docs.filter((doc) => {
    const state = room.links.stateIn(doc);
    return 'email' in state && addressKey(state.email) === addressKey(email);
  });
}

/** The files that a person sent and that papers of theirs are. */
export async function filesOf(room: AccountsRoom, personId: Id<'person'>): Promise<readonly FileId[]> {
  const uploads = await uploadsOf(room, personId);
  const memberships = await membershipsOf(room, personId);
  const papers = memberships.flatMap(({ state }) => PAPERS.flatMap((kind) => state.papers[kind]?.fileId ?? []));
  return [...new Set([...uploads.map(({ fileId }) => fileId), ...papers])];
}

async function allOf<D extends Doc>(rows: Collection<D>, where: Where): Promise<readonly D[]> {
  const found: D[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<D> = await rows.page({ where, after, limit: 500 });
    found.push(...page.rows.map(({ doc }) => doc));
    if (page.next === null) return found;
    after = page.next;
  }
}
