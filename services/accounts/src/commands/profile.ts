import { audiencesOf, command, countryCode, idOf, industryCode, personOf, platformCode, Refusal } from '@sinan/schema';
import type { OrganisationView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';
import { organisationView, present } from '../views.ts';

const codes = <T extends z.ZodType<string>>(code: T, most: number) =>
  z
    .array(code)
    .max(most)
    .transform((given) => [...new Set(given)]);

/** States the profile of an organisation, all of it, by a confirmed member. `NOT_FOUND` for who is none: they learn nothing of it. */
export const stateProfile = command({
  name: 'accounts.stateProfile',
  access: 'signed-in',
  input: z.strictObject({
    organisationId: idOf('organisation'),
    industries: codes(industryCode, 20),
    markets: codes(countryCode, 100),
    platforms: codes(platformCode, 20),
  }),
  async run(room: AccountsRoom, call, { organisationId: id, ...profile }): Promise<OrganisationView> {
    if (!personOf(call.actor).organisations.includes(id)) throw new Refusal('NOT_FOUND');
    const found = await room.organisations.execute({ call, id, command: { type: 'StateProfile', ...profile } });
    return present(organisationView(found, audiencesOf(call.actor)));
  },
});
