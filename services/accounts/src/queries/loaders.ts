import { audiencesOf, idList, query } from '@sinan/schema';
import { membershipViews } from '../applicants.ts';
import type { AccountsRoom } from '../room.ts';
import { centreView, organisationView, partnerView, personView } from '../views.ts';

/** The loaders of this room's nouns: in order, null for what is not there and for what the actor may not see. */

export const peopleByIds = query({
  name: 'accounts.peopleByIds',
  access: 'anyone',
  input: idList,
  async run(room: AccountsRoom, { actor }, { ids }) {
    return (await room.people.visible(ids, audiencesOf(actor))).map((found) => found && personView(found));
  },
});

export const organisationsByIds = query({
  name: 'accounts.organisationsByIds',
  access: 'anyone',
  input: idList,
  async run(room: AccountsRoom, { actor }, { ids }) {
    const audiences = audiencesOf(actor);
    const visible = await room.organisations.visible(ids, audiences);
    return visible.map((found) => found && organisationView(found, audiences));
  },
});

export const membershipsByIds = query({
  name: 'accounts.membershipsByIds',
  access: 'anyone',
  input: idList,
  async run(room: AccountsRoom, { actor }, { ids }) {
    return membershipViews(room, actor, await room.memberships.visible(ids, audiencesOf(actor)));
  },
});

export const partnersByIds = query({
  name: 'accounts.partnersByIds',
  access: 'anyone',
  input: idList,
  async run(room: AccountsRoom, { actor }, { ids }) {
    return (await room.partners.visible(ids, audiencesOf(actor))).map((found) => found && partnerView(found));
  },
});

export const centresByIds = query({
  name: 'accounts.centresByIds',
  access: 'anyone',
  input: idList,
  async run({ centres }: AccountsRoom, _, { ids }) {
    return ids.map((id) => centres.of(id) ?? null).map((centre) => centre && centreView(centre));
  },
});
