import { DUTIES, duty, type HeldDuty, type Id, idOf, mailAddress, paging, query, type Slice } from '@sinan/schema';
import type { PersonView } from '@sinan/schema/graphql';
import type { Where } from '@sinan/store';
import { z } from 'zod';
import { addressKey, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { dutyKey } from '../rows.ts';
import { factorOf } from '../second-factor/commands.ts';
import { type Found, personView } from '../views.ts';
import { everyStated } from './stated-centres.ts';

/** What the security administrator sees of a person (人员账户). */
export interface AccountView {
  readonly person: PersonView;
  readonly duties: readonly HeldDuty[];
  readonly locked: boolean;
  /** Whether a second factor is set up. */
  readonly secondFactor: boolean;
}

const filter = z.strictObject({
  ...paging,
  email: mailAddress.nullish(),
  duty: duty.nullish(),
  centreId: idOf('centre').nullish(),
});
type Asked = Pick<z.infer<typeof filter>, 'duty' | 'centreId'>;

/**
 * Whoever is registered, oldest first, with their duties: for the security administrator, who gives these. By a duty, a centre or both; or the one of
 * an address, whatever its case, whom nothing else has to fit.
 */
export const people = query({
  name: 'accounts.people',
  access: { duty: ['security'] },
  input: filter,
  async run(room: AccountsRoom, _, { first, after, email, ...asked }): Promise<Slice<AccountView>> {
    if (email) return byAddress(room, email);
    const where = await whereOf(room, asked);
    const page = await room.people.documents.page({ where, limit: first, after: after ?? null });
    const found = page.rows.map(({ doc }) => ({ id: doc.id, state: room.people.stateIn(doc) }));
    const accounts = await Promise.all(found.map((one) => accountOf(room, one)));
    const cursors = page.cursors.filter((_, at) => accounts[at] !== null);
    return { items: present(accounts), cursors, hasMore: page.next !== null };
  },
});

async function byAddress(room: AccountsRoom, email: string): Promise<Slice<AccountView>> {
  const id = await reserved(room, 'address', addressKey(email));
  const found = id && (await room.people.load(id));
  const items = found ? present([await accountOf(room, found)]) : [];
  return { items, cursors: items.map(({ person }) => person.id), hasMore: false };
}

type PersonFound = Found<Parameters<typeof personView>[0]['state']>;

const present = (accounts: readonly (AccountView | null)[]): readonly AccountView[] =>
  accounts.flatMap((account) => account ?? []);

/** Null for who was erased. */
async function accountOf(room: AccountsRoom, found: PersonFound): Promise<AccountView | null> {
  const [person, { state }] = [personView(found), found];
  if (person === null || state.status !== 'registered') return null;
  const secondFactor = (await factorOf(room, person.id)).status === 'enrolled';
  return { person, duties: state.duties, locked: state.locked, secondFactor };
}

/** Without a duty and a centre there is no condition. A duty at a centre is held in the index under each centre, those that are closed too. */
async function whereOf(room: AccountsRoom, { duty, centreId }: Asked): Promise<Where> {
  if (!duty && !centreId) return {};
  const duties = duty ? [duty] : (Object.keys(DUTIES) as (keyof typeof DUTIES)[]);
  const centres = centreId ? [centreId] : await everyCentre(room);
  const keys = duties.flatMap((one) => (DUTIES[one].at === 'platform' ? atPlatform(one) : centres.map(at(one))));
  return { duties: { containsAny: keys } };

  /** Nobody holds a duty of the platform at a centre. */
  function atPlatform(one: keyof typeof DUTIES): readonly string[] {
    return centreId ? [] : [dutyKey(one, null)];
  }
}

const at = (duty: keyof typeof DUTIES) => (centreId: Id<'centre'>) => dutyKey(duty, centreId);

async function everyCentre(room: AccountsRoom): Promise<readonly Id<'centre'>[]> {
  const stated = await everyStated(room);
  return [...new Set([...room.centres.all(), ...stated].map(({ id }) => id))];
}
