import { instant, type Worker } from '@sinan/runtime';
import { type Call, deriveId, type Id, newId, timeOf } from '@sinan/schema';
import type { Page } from '@sinan/store';
import type { AccountsRoom } from '../room.ts';
import type { TokenRow } from '../rows.ts';

const AGAIN_MS = 60_000;

/** Once, when a process starts; again each minute while the store does not let it. */
export const tokenAdoption: Worker<AccountsRoom> = {
  name: 'accounts.tokens',
  start(room, { log }) {
    let later: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): Promise<void> =>
      adoptTokens(room).catch((error) => {
        log.warn(
          { error: String(error) },
          'tokens of the first release could not be adopted; trying again in a minute',
        );
        later = setTimeout(() => {
          adopting = attempt();
        }, AGAIN_MS);
      });
    let adopting = attempt();
    return {
      async stop() {
        await adopting;
        clearTimeout(later);
      },
    };
  },
};

/**
 * Makes of the tokens that the first release kept as plain rows what tokens are today, each once: they go on working, for intake and without an end, and
 * are listed and revoked like the others.
 */
export async function adoptTokens(room: AccountsRoom): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page: Page<TokenRow> = await room.tokens.page({ where: {}, after, limit: 100 });
    for (const { doc } of page.rows) await adopt(room, doc);
    if (page.next === null) return;
    after = page.next;
  }
}

async function adopt(room: AccountsRoom, { id, label, sources, issuedBy, revoked }: TokenRow): Promise<void> {
  const issuedAt = instant(timeOf(id));
  const issue = { type: 'Issue', label, scope: 'intake', sources, issuedBy, issuedAt, expiresAt: null } as const;
  await room.serviceTokens.execute({ call: adoptionOf(room, id), id, create: true, command: issue });
  if (revoked) await room.serviceTokens.execute({ call: asAccounts(freshId(room)), id, command: { type: 'Revoke' } });
  await room.tokens.remove(id);
}

/** The same for each process that adopts a token, so that it is issued by one of them. */
function adoptionOf({ settings }: AccountsRoom, id: Id<'token'>): Call {
  return asAccounts(deriveId('command', timeOf(id), settings.secret, 'adopt', id));
}

function freshId({ clock }: AccountsRoom): Id<'command'> {
  return newId('command', clock.now());
}

function asAccounts(commandId: Id<'command'>): Call {
  const actor = { kind: 'system', service: 'accounts' } as const;
  return { actor, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}
