import type { AggregateDoc } from '@sinan/aggregate';
import { audiencesOf, type HeldDuty, MEMBERSHIP_STATUSES, paging, personOf, query, type Slice } from '@sinan/schema';
import type { CentreView, MembershipView, PartnerView, PersonView } from '@sinan/schema/graphql';
import type { Doc, Page } from '@sinan/store';
import { z } from 'zod';
import { membershipViews } from '../applicants.ts';
import type { MembershipState } from '../membership/index.ts';
import type { AccountsRoom } from '../room.ts';
import { type FactorStanding, factorStanding } from '../second-factor/need.ts';
import { centreView, type Found, membershipView, partnerView, personView, present } from '../views.ts';

/** What a person sees of themselves. */
export interface Me {
  readonly person: PersonView;
  readonly duties: readonly HeldDuty[];
  /** Duties that wait for the second factor to be entered in this session. */
  readonly withheld: readonly HeldDuty[];
  readonly secondFactor: FactorStanding;
  readonly memberships: readonly MembershipView[];
}
const OWN_MEMBERSHIPS = 100;
const membershipStatus = z.enum(MEMBERSHIP_STATUSES.map(({ code }) => code));

export const me = query({
  name: 'accounts.me',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, { actor }): Promise<Me> {
    const self = personOf(actor);
    const where = { personId: self.id, status: { in: ['pending', 'confirmed', 'declined'] } };
    const [found, secondFactor, page] = await Promise.all([
      room.people.load(self.id),
      factorStanding(room, self),
      room.memberships.documents.page({ where, limit: OWN_MEMBERSHIPS }),
    ]);
    const person = present(found && personView(found));
    const own = { applicantEmail: person.email, own: true, confirms: false };
    const memberships = foundIn(room, page).flatMap((membership) => membershipView(membership, own) ?? []);
    return { person, duties: self.duties, withheld: self.withheld ?? [], secondFactor, memberships };
  },
});

/** The memberships that the actor may read, oldest first: one's own, one's organisations', those one's centre may confirm. */
export const memberships = query({
  name: 'accounts.memberships',
  access: 'signed-in',
  input: z.strictObject({ ...paging, status: membershipStatus.nullish() }),
  async run(room: AccountsRoom, { actor }, { first, after, status }): Promise<Slice<MembershipView>> {
    const audience = { containsAny: audiencesOf(actor) };
    const where = status ? { status, audience } : { audience };
    const page = await room.memberships.documents.page({ where, limit: first, after: after ?? null });
    return sliceOf(page, await membershipViews(room, actor, foundIn(room, page)));
  },
});

export const partners = query({
  name: 'accounts.partners',
  access: { duty: ['administrator'] },
  input: z.strictObject(paging),
  async run(room: AccountsRoom, { actor }, { first, after }): Promise<Slice<PartnerView>> {
    const where = { audience: { containsAny: audiencesOf(actor) } };
    const page = await room.partners.documents.page({ where, limit: first, after: after ?? null });
    const views = page.rows.map(({ doc }) => partnerView(doc));
    return sliceOf(page, views);
  },
});

/** Every centre that there is now: public. */
export const centres = query({
  name: 'accounts.centres',
  access: 'anyone',
  input: z.strictObject({}),
  async run(room: AccountsRoom): Promise<readonly CentreView[]> {
    return room.centres.all().map(centreView);
  },
});

function foundIn({ memberships }: AccountsRoom, page: Page<AggregateDoc<MembershipState>>): Found<MembershipState>[] {
  return page.rows.map(({ doc }) => ({ id: doc.id, state: memberships.stateIn(doc) }));
}

function sliceOf<View>({ cursors, next }: Page<Doc>, views: readonly (View | null)[]): Slice<View> {
  return { items: views.flatMap((view) => view ?? []), cursors, hasMore: next !== null };
}
