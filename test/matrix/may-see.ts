import type { Owner, TenantName } from './marks.ts';

/**
 * What each actor may read at all, whatever it is asked by: said here by hand, from what the platform promises, and not taken from the answers. `#` is
 * an id without what it names. Whatever else is found in an answer is a leak.
 */
export const MAY_SEE: { readonly [actor: string]: readonly string[] } = {
  any: published(),
  sub: [...published(), 's:subscriber'],
  A1: enterprise('a', 'who filed'),
  A2: enterprise('a', 'member'),
  Ap: [...published(), ...of('a', 'pending', 'licence', 'authority', 'read', '#membership')],
  B1: enterprise('b', 'who filed'),
  c1: [...centre('a'), ...pool()],
  c2: [...centre('b'), ...pool()],
  na: [...centre('a'), ...centre('b'), ...pool(), 'p:national'],
  xi: [...published(), ...of('a', 'party', 'organisation', '#invitation'), 'p:expert-a'],
  xo: [...published(), ...of('a', 'party', 'organisation', 'case', '#invitation'), 'p:expert-a'],
  xa: [...published(), ...matter('a'), ...of('a', 'opinion-draft', '#invitation'), 'p:expert-a'],
  xr: [...published(), ...of('a', '#invitation'), 'p:expert-a'],
  ed: [...desk(), 'p:editor'],
  fe: [...desk(), 'p:chief', 'p:editor'],
  ad: [
    ...published(),
    ...people(),
    ...of('p', 'partner', '#partner', 'parked'),
    ...inMails('a'),
    ...inMails('b'),
    'w:#draft',
  ],
  se: [...published(), ...people(), ...pool(), ...of('p', 'token', '#token', 'partner', 'parked')],
  au: [...published(), ...onRecord('a'), ...onRecord('b'), ...of('p', 'auditor', '#partner', '#token', 'partner')],
  ti: [],
  tr: published(),
};

function of(owner: Owner, ...what: readonly string[]): readonly string[] {
  return what.map((one) => `${owner}:${one}`);
}
function published(): readonly string[] {
  return of('w', 'live', '#live', 'streamed');
}
function desk(): readonly string[] {
  return [...published(), ...of('w', 'draft', '#draft', 'work')];
}
function pool(): readonly string[] {
  return of('p', 'expert-a', 'expert-b');
}

/** What everybody on a side of a case reads of it. */
function matter(tenant: TenantName): readonly string[] {
  const words = ['case', 'party', 'supplement', 'message', 'opinion', 'organisation', 'closing', 'streamed'];
  return of(tenant, ...words, '#case', '#message', '#material', '#organisation');
}

/** Who belongs to an enterprise, and with which papers. */
function belonging(tenant: TenantName): readonly string[] {
  return of(tenant, 'filer', 'colleague', 'pending', 'licence', 'authority', '#membership');
}

function enterprise(tenant: TenantName, as: 'who filed' | 'member'): readonly string[] {
  const shared = [
    ...published(),
    ...matter(tenant),
    ...belonging(tenant),
    ...of(tenant, 'contact', 'hand-over', 'material'),
    `p:expert-${tenant}`,
  ];
  const own = of(
    tenant,
    'draft',
    '#draft',
    'consultation',
    '#consultation',
    '#session',
    '#person',
    'upload',
    '#upload',
    'paper',
  );
  switch (as) {
    case 'who filed':
      return [...shared, ...own];
    case 'member':
      // Who may confirm reads how the papers of others were checked.
      return [...shared, ...of(tenant, 'membership-note')];
    default:
      return as satisfies never;
  }
}

function centre(tenant: TenantName): readonly string[] {
  const ofStaff = ['note', '#note', 'ledger', '#ledgerEntry', 'invitation', '#invitation', 'opinion-draft', 'staff'];
  const more = ['material', 'contact', 'hand-over', 'membership-note', 'consultation', '#consultation'];
  return [...published(), ...matter(tenant), ...belonging(tenant), ...of(tenant, ...ofStaff, ...more)];
}

/** Addresses of people: for who runs the platform, and for who gives duties and finds whoever is there, experts too. */
function people(): readonly string[] {
  const everybody = ['filer', 'colleague', 'pending', 'staff', '#person'];
  return [...of('a', ...everybody), ...of('b', ...everybody), ...of('p', 'editor', 'chief', 'national', 'auditor')];
}

/** The id of a mail says what it is about; no word of it is there. */
function inMails(tenant: TenantName): readonly string[] {
  return of(tenant, '#case', '#invitation', '#membership', '#consultation');
}

/** Records say what was done to which id. */
function onRecord(tenant: TenantName): readonly string[] {
  return of(tenant, '#membership', '#person', '#session', '#organisation', '#upload', '#material', '#case');
}
