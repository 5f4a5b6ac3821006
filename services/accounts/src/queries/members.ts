import { idOf, personOf, query } from '@sinan/schema';
import { z } from 'zod';
import { confirmerOf, membersOf } from '../applicants.ts';
import { mayConfirm } from '../membership/index.ts';
import type { AccountsRoom } from '../room.ts';

/** More than these are not counted: whoever confirms asks whether there is any, and about how many. */
const COUNTED = 100;

/**
 * How many confirmed members the organisation of a membership has, up to a hundred: the first one's papers are checked, and a colleague can be asked about the
 * next. For who may confirm the membership; null for all others.
 */
export const memberCount = query({
  name: 'accounts.memberCount',
  access: 'signed-in',
  input: z.strictObject({ membershipId: idOf('membership') }),
  async run(room: AccountsRoom, { actor }, { membershipId }): Promise<number | null> {
    const reader = personOf(actor);
    const [found] = await room.memberships.visible([membershipId], reader.audiences);
    if (!found || found.state.status === 'none' || found.state.personId === reader.id) return null;
    if (!mayConfirm(confirmerOf(room, reader, found.state.place), found.state)) return null;
    return membersOf(room, found.state.organisationId, COUNTED);
  },
});
