import { command, duty, idOf, mailAddress } from '@sinan/schema';
import type { PersonView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { addressKey, reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { personView, present } from '../views.ts';

const centreId = idOf('centre').nullish();

/** Gives a duty to whoever has this address, registering them if new: they sign in with it later. Granting again changes nothing. */
export const grantDuty = command({
  name: 'accounts.grantDuty',
  access: { duty: ['administrator'] },
  input: z.strictObject({ email: mailAddress, duty, centreId }),
  async run(room: AccountsRoom, call, input): Promise<PersonView> {
    const id = await reserve(room, call, 'address', addressKey(input.email));
    const command = { type: 'GrantDuty', ...input, centreId: input.centreId ?? null, locale: 'zh-CN' } as const;
    return present(personView(await room.people.execute({ call, id, create: true, command })));
  },
});

/** Takes a duty away: within one request, since every request asks what its actor holds. */
export const revokeDuty = command({
  name: 'accounts.revokeDuty',
  access: { duty: ['administrator'] },
  input: z.strictObject({ personId: idOf('person'), duty, centreId }),
  async run(room: AccountsRoom, call, input): Promise<PersonView> {
    const command = { type: 'RevokeDuty', duty: input.duty, centreId: input.centreId ?? null } as const;
    return present(personView(await room.people.execute({ call, id: input.personId, command })));
  },
});
