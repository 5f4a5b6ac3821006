import { audiencesOf, type Id, idOf, paging, query, type Slice, type TokenScope } from '@sinan/schema';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';

/** A service token as the security administrator lists it. Instants; `lastUsedOn` is a day, UTC. */
export interface TokenView {
  readonly id: Id<'token'>;
  readonly label: string;
  readonly scope: TokenScope;
  readonly sources: readonly string[];
  readonly issuedBy: Id<'person'>;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedOn: string | null;
  readonly revoked: boolean;
}

/** Every token that was issued, oldest first; the tokens themselves are known to their holders alone. */
export const serviceTokens = query({
  name: 'accounts.serviceTokens',
  access: { duty: ['security'] },
  input: z.strictObject(paging),
  async run(room: AccountsRoom, { actor }, { first, after }): Promise<Slice<TokenView>> {
    const where = { audience: { containsAny: audiencesOf(actor) } };
    const page = await room.serviceTokens.documents.page({ where, limit: first, after: after ?? null });
    const uses = await room.tokenUses.getMany(page.rows.map(({ doc }) => doc.id));
    const usedOn = new Map(uses.map(({ doc }) => [doc.id, doc.usedOn]));
    const items = page.rows.flatMap(({ doc }) => {
      const state = room.serviceTokens.stateIn(doc);
      if (state.status === 'none') return [];
      const { status, ...issue } = state;
      const id = idOf('token').parse(doc.id);
      return [{ ...issue, id, lastUsedOn: usedOn.get(doc.id) ?? null, revoked: status === 'revoked' }];
    });
    return { items, cursors: page.cursors, hasMore: page.next !== null };
  },
});
