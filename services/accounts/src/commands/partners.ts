import { linkToken } from '@sinan/runtime';
import { type Call, command, type Id, idOf, line, Refusal } from '@sinan/schema';
import type { PartnerView } from '@sinan/schema/graphql';
import { DuplicateKey } from '@sinan/store';
import { z } from 'zod';
import { sourceText } from '../inputs.ts';
import { derivedId, reserve } from '../reserve.ts';
import { revoke } from '../revoke.ts';
import type { AccountsRoom } from '../room.ts';
import type { TokenRow } from '../rows.ts';
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

/** A service token as its issuer sees it. The token itself is derived, and never stored. */
export interface ServiceToken {
  readonly tokenId: Id<'token'>;
  readonly token: string;
  readonly label: string;
  readonly sources: readonly string[];
}

/** Lets a program post events of these sources. Shown in this answer alone, and again only to a retry of the same command. */
export const issueServiceToken = command({
  name: 'accounts.issueServiceToken',
  access: { duty: ['security'] },
  input: z.strictObject({ label: line(100), sources: z.array(sourceText).min(1).max(20).readonly() }),
  async run(room: AccountsRoom, call, { label, sources }): Promise<ServiceToken> {
    const row = await issued(room, {
      id: derivedId(room, call, 'token'),
      label,
      sources,
      issuedBy: issuer(call),
      revoked: false,
    });
    const token = linkToken(room.settings.secret, 'service', row.id, 0);
    return { tokenId: row.id, token, label: row.label, sources: row.sources };
  },
});

export const revokeServiceToken = command({
  name: 'accounts.revokeServiceToken',
  access: { duty: ['security'] },
  input: z.strictObject({ tokenId: idOf('token') }),
  async run(room: AccountsRoom, _, { tokenId }): Promise<{ readonly tokenId: Id<'token'> }> {
    if (!(await revoke(room.tokens, tokenId))) throw new Refusal('NOT_FOUND');
    return { tokenId };
  },
});

function issuer({ actor }: Call): Id<'person'> {
  if (actor.kind !== 'person') throw new Refusal('UNAUTHENTICATED');
  return actor.id;
}

/** The row, or the one that this command inserted before. */
async function issued(room: AccountsRoom, row: TokenRow): Promise<TokenRow> {
  try {
    await room.tokens.insert(row);
    return row;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return (await room.tokens.get(row.id))?.doc ?? row;
  }
}
