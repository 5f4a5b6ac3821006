import { command, line } from '@sinan/schema';
import type { PartnerView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { sourceText } from '../inputs.ts';
import { reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { partnerView, present } from '../views.ts';

/** Lets a partner send cases from a source. `ALREADY_EXISTS` when the source is some partner's already. */
export const registerPartner = command({
  name: 'accounts.registerPartner',
  access: { duty: ['administrator'] },
  input: z.strictObject({ source: sourceText, name: line(200) }),
  async run(room: AccountsRoom, call, input): Promise<PartnerView> {
    const id = await reserve(room, call, 'source', input.source);
    const command = { type: 'Register', ...input } as const;
    return present(partnerView(await room.partners.execute({ call, id, create: true, command })));
  },
});
