import { ID_PREFIXES, type Noun, newId } from '@sinan/schema';
import type { Owner } from './marks.ts';
import type { Tenant } from './tenant.ts';
import type { World } from './world.ts';

/** What rows name by id, of one owner. */
export interface Objects {
  readonly case: string;
  readonly waitingCase: string;
  readonly movingCase: string;
  readonly closedCase: string;
  readonly invitation: string;
  readonly askedInvitation: string;
  readonly offeredInvitation: string;
  readonly draft: string;
  readonly consultation: string;
  readonly message: string;
  readonly note: string;
  readonly material: string;
  readonly ledgerEntry: string;
  readonly reversedEntry: string;
  readonly person: string;
  readonly organisation: string;
  readonly membership: string;
  readonly confirmedMembership: string;
  readonly session: string;
  readonly upload: string;
  readonly expert: string;
}
/** What is the platform's own, and so the same for either tenant. */
export interface PlatformObjects {
  readonly warning: string;
  readonly live: string;
  readonly partner: string;
  readonly token: string;
  readonly parked: string;
  readonly link: string;
  readonly centre: string;
  readonly subscription: string;
}
export type Named = Objects & PlatformObjects;

function objectsOf({ ids, cases, invitations, more }: Tenant, expert: string): Objects {
  return {
    ...ids,
    expert,
    waitingCase: cases.waitingCase,
    movingCase: cases.movingCase,
    closedCase: cases.closedCase,
    askedInvitation: invitations.asked,
    offeredInvitation: invitations.offered,
    reversedEntry: more.ledgerEntry[0],
    confirmedMembership: more.membership[0],
  };
}

const NOWHERE_AT = 1_700_000_000_000;
/** An id of this noun under which there is nothing. */
export const nothingOf = (noun: Noun) => newId(noun, NOWHERE_AT);

const NOWHERE: Named = {
  ...{
    case: nothingOf('case'),
    waitingCase: nothingOf('case'),
    movingCase: nothingOf('case'),
    closedCase: nothingOf('case'),
  },
  ...{
    invitation: nothingOf('invitation'),
    askedInvitation: nothingOf('invitation'),
    offeredInvitation: nothingOf('invitation'),
  },
  ...{ draft: nothingOf('draft'), consultation: nothingOf('consultation'), message: nothingOf('message') },
  ...{ reversedEntry: nothingOf('ledgerEntry'), confirmedMembership: nothingOf('membership') },
  ...{ material: nothingOf('material') },
  ...{ note: nothingOf('note'), ledgerEntry: nothingOf('ledgerEntry'), person: nothingOf('person') },
  ...{ organisation: nothingOf('organisation'), membership: nothingOf('membership'), session: nothingOf('session') },
  ...{
    upload: nothingOf('upload'),
    expert: nothingOf('expert'),
    warning: nothingOf('warning'),
    live: nothingOf('warning'),
  },
  ...{ partner: nothingOf('partner'), token: nothingOf('token'), parked: 'cases.intake|sinan.intake|0|999999' },
  ...{ link: nothingOf('link'), centre: nothingOf('centre'), subscription: 'sub_nothing' },
};

function platformObjects({ ids, tokens }: World): PlatformObjects {
  const { warning, live, partner, token, parked, link, centre } = ids;
  return { warning, live, partner, token, parked, link, centre, subscription: tokens.subscription };
}

/** One of which rows ask: whose it is, and under which names. `nowhere` names what does not exist. */
export interface Variant {
  readonly owner: Owner | 'nowhere';
  readonly objects: Named;
}
const TENANTS = ['a', 'b'] as const;
export function variantsOf(
  world: World,
  named: ReadonlySet<string>,
  /** Who asks: only the subscriber knows the token of the subscription. To all others it is a word that means nothing. */
  { subscription = NOWHERE.subscription }: { readonly subscription?: string } = {},
): readonly Variant[] {
  const platform = { ...platformObjects(world), subscription };
  const tenant = (of: 'a' | 'b'): Variant => ({
    owner: of,
    objects: { ...objectsOf(world[of], world.expertsOf[of]), ...platform },
  });
  if (named.size === 0) return [tenant('a')];
  const isTenants = [...named].some((name) => !(name in platform));
  if (isTenants) return [...TENANTS.map(tenant), { owner: 'nowhere', objects: { ...NOWHERE, ...platform } }];
  return [
    { owner: 'p', objects: tenant('a').objects },
    { owner: 'nowhere', objects: NOWHERE },
  ];
}

/** The names that something takes of the objects. */
export function namesTaken(take: (objects: Named) => unknown): ReadonlySet<string> {
  const taken = new Set<string>();
  take(
    new Proxy(NOWHERE, {
      get(target, name, receiver) {
        if (typeof name === 'string') taken.add(name);
        return Reflect.get(target, name, receiver);
      },
    }),
  );
  return taken;
}

/** Whose it is, and what: `a:case`. Of the ids that the world knows. */
export function ownersOfIds(world: Pick<World, 'a' | 'b' | 'ids'>): ReadonlyMap<string, string> {
  const nouns = new Map(Object.entries(ID_PREFIXES).map(([noun, prefix]) => [prefix as string, noun]));
  const nounOf = (id: string) => nouns.get(id.slice(0, 3)) ?? 'other';
  const ofTenants = TENANTS.flatMap((of) => {
    const { ids, more } = world[of];
    return [...Object.values(ids), ...Object.values(more).flat()].map((id) => [id, `${of}:${nounOf(id)}`] as const);
  });
  const { warning, live, partner, token } = world.ids;
  return new Map([...ofTenants, [warning, 'w:draft'], [live, 'w:live'], [partner, 'p:partner'], [token, 'p:token']]);
}
