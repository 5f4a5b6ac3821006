import { data, graphql, post } from '../acceptance/graphql.ts';
import { linkIn, type MailSink } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { caseReported } from '../acceptance/partner-event.ts';
import {
  administrator,
  centreCalled,
  enterpriseA,
  enterpriseB,
  grantCasework,
  grantDuty,
  type Person,
  registerPartner,
  securityAdministrator,
  serviceToken,
  signIn,
} from '../acceptance/people.ts';
import { until } from '../acceptance/until.ts';
import { draftWarning, press, publishWarning, subscribe, warningContent } from '../acceptance/warnings.ts';
import { mark } from './marks.ts';
import { ownersOfIds } from './objects.ts';
import type { Glass } from './platform.ts';
import { type Expert, openTenant, type Tenant } from './tenant.ts';

/** Everybody who may come, and one object of every noun of either tenant and of the platform. */
export interface World {
  readonly glass: Glass;
  readonly url: string;
  readonly a: Tenant;
  readonly b: Tenant;
  readonly people: { readonly [who in Staff]: Person } & { readonly experts: ExpertsOf };
  readonly tokens: { readonly intake: string; readonly read: string; readonly subscription: string };
  readonly ids: {
    readonly [what in
      | 'partner'
      | 'token'
      | 'warning'
      | 'live'
      | 'expert'
      | 'link'
      | 'parked'
      | 'centre'
      | 'person']: string;
  };
  /** The address of who subscribed. */
  readonly subscriber: string;
  /** An expert of the pool who has to do with a case of that tenant. */
  readonly expertsOf: { readonly a: string; readonly b: string };
  /** Whose what is, by its id. */
  readonly owners: ReadonlyMap<string, string>;
  /** Which rows an operation has a part in. */
  readonly rowsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Notes for a row what is asked meanwhile. */
  hears(row: string): (operation: string) => void;
  /** Where updates begin that tell all that is in the world. */
  readonly begins: string;
}
type Staff = 'admin' | 'security' | 'auditor' | 'national' | 'editor' | 'chief' | 'staffA' | 'staffB';
type ExpertsOf = { readonly [stage in 'asked' | 'offered' | 'assigned' | 'removed']: Expert };

export async function openWorld(glass: Glass): Promise<World> {
  const { url, sink, running } = glass;
  const admin = await administrator(url, running.administratorLink);
  const security = await securityAdministrator(url, sink, admin);
  const begins = (await data<{ updates: { cursor: string } }>(graphql(url, null, '{ updates { cursor } }'))).updates
    .cursor;
  const [shenzhen, ningbo, nation] = [
    await centreCalled(url, 'Shenzhen'),
    await centreCalled(url, 'Ningbo'),
    await centreCalled(url, 'National'),
  ];
  const atCentre = async (email: string, centreId: string) => {
    await grantCasework(url, security, email, centreId);
    await grantDuty(url, security, email, 'experts', centreId);
    return signIn(url, sink, email);
  };
  const atDesk = async (email: string, duty: string) => {
    await grantDuty(url, security, email, duty);
    return signIn(url, sink, email);
  };
  const [staffA, secondA] = [
    await atCentre(staffMail('one', 'a'), shenzhen),
    await atCentre(staffMail('two', 'a'), shenzhen),
  ];
  const [staffB, secondB] = [
    await atCentre(staffMail('one', 'b'), ningbo),
    await atCentre(staffMail('two', 'b'), ningbo),
  ];
  const national = await atCentre('zzp-national-zz@desk.example', nation);
  const [editor, chief] = [
    await atDesk('zzp-editor-zz@desk.example', 'editor'),
    await atDesk('zzp-chief-zz@desk.example', 'chief'),
  ];
  await grantDuty(url, security, chief.email, 'proofreader');
  const auditor = await atDesk('zzp-auditor-zz@desk.example', 'auditor');
  const experts = await enrolled(url, sink, staffA, 'a');
  const expertsOfB = await enrolled(url, sink, staffB, 'b');

  const { desk, subscription, subscriber } = await desks(url, sink, [editor, chief]);
  const program = await programs(url, admin, security);
  const place = { url, sink, elsewhere: nation };
  const a = await openTenant({
    ...place,
    name: 'a',
    organisation: placeOf(enterpriseA),
    staff: [staffA, secondA],
    experts,
  });
  const b = await openTenant({
    ...place,
    name: 'b',
    organisation: placeOf(enterpriseB),
    staff: [staffB, secondB],
    experts: expertsOfB,
  });
  const { linkId } = await mutate<{ linkId: string }>(
    url,
    null,
    'requestSignIn',
    { email: 'zzp-link-zz@people.example' },
    { selection: '... on SignInRequested { linkId }' },
  );
  await settled(url, admin);
  const { me } = await data<{ me: { person: { id: string } } }>(graphql(url, chief.token, '{ me { person { id } } }'));
  const rowsOf = new Map<string, Set<string>>();
  const world = {
    glass,
    url,
    a,
    b,
    begins,
    subscriber,
    expertsOf: { a: experts.assigned.expertId, b: expertsOfB.assigned.expertId },
    people: { admin, security, auditor, national, editor, chief, staffA, staffB, experts },
    tokens: { intake: program.intake, read: program.read, subscription },
    ids: {
      partner: program.partner,
      token: program.token,
      parked: program.parked,
      ...desk,
      expert: experts.assigned.expertId,
      link: linkId,
      centre: shenzhen,
      person: me.person.id,
    },
    rowsOf,
    hears: (row: string) => (operation: string) => {
      rowsOf.set(operation, (rowsOf.get(operation) ?? new Set()).add(row));
    },
  };
  return { ...world, owners: ownersOfIds(world) };
}

const staffMail = (which: string, at: string) => `zz${at}-staff-zz.${which}@centre.example`;
const placeOf = ({ uscc, division, industry }: typeof enterpriseA) => ({ uscc, division, industry });

/** Four experts of the pool, each for one stage of a search. */
async function enrolled(url: string, sink: MailSink, by: Person, of: 'a' | 'b'): Promise<ExpertsOf> {
  const come = async (stage: string): Promise<Expert> => {
    const email = `${mark('p', `expert-${of}`)}.${stage}@pool.example`;
    const selection = '... on Expert { id }';
    const { id, ...refused } = await mutate(url, by, 'enrolExpert', { email, profile: profileOf(of) }, { selection });
    if (!id) throw new Error(`${email} was not enrolled: ${JSON.stringify(refused)}`);
    return { ...(await signIn(url, sink, email)), expertId: id };
  };
  return {
    asked: await come('asked'),
    offered: await come('offered'),
    assigned: await come('assigned'),
    removed: await come('removed'),
  };
}

function profileOf(of: 'a' | 'b') {
  const word = mark('p', `expert-${of}`);
  return {
    ...{ nameZh: `专家${word}`, nameEn: `Expert ${word}`, firm: word, bioZh: word, bioEn: word },
    ...{ affiliates: [word], formerNames: [word] },
    ...{ kind: 'lawyer', countries: ['US'], rights: ['patent-invention'], forums: ['us-itc'] },
    ...{
      disputeTypes: ['section-337'],
      languages: ['zh', 'en'],
      industries: ['C'],
      practisingSince: 2005,
      capacity: 3,
    },
  };
}

/** One warning in force whose next version is at work, one that nobody has let out, and who subscribed to them. */
async function desks(url: string, sink: MailSink, [editor, chief]: readonly [Person, Person]) {
  const email = `${mark('s', 'subscriber')}@subscribers.example`;
  await subscribe(url, email, ['US']);
  await press(linkIn(await sink.next(email), '/confirm'));
  const said = (what: string) => {
    const word = mark('w', what);
    const text = { zh: word, en: word };
    return { ...warningContent, title: text, summary: text, advice: text };
  };
  const { id: live } = await draftWarning(url, editor, said('live'));
  await publishWarning(url, editor, live);
  await publishWarning(url, chief, live);
  const text = mark('w', 'work');
  await mutate(url, editor, 'draftWarningVersion', {
    warningId: live,
    ...said('work'),
    change: { zh: text, en: text },
  });
  const { id: warning } = await draftWarning(url, editor, said('draft'));
  const subscription = linkIn(await sink.next(email, 2), '/manage').searchParams.get('token') ?? '';
  return { desk: { live, warning }, subscription, subscriber: email };
}

/** A partner whose program sends cases, and an event of somebody who is no partner: it is parked. */
async function programs(url: string, admin: Person, security: Person) {
  const [known, unknown] = [`urn:${mark('p', 'partner')}`, `urn:${mark('p', 'parked')}`];
  await registerPartner(url, admin, known);
  const intake = await serviceToken(url, security, [known, unknown]);
  const input = { label: mark('p', 'token'), scope: 'read' };
  const { token: read, tokenId } = await mutate<{ token: string; tokenId: string }>(
    url,
    security,
    'issueServiceToken',
    input,
    { selection: '... on ServiceToken { token tokenId }' },
  );
  const headers = { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${intake}` };
  await post(url, '/events', JSON.stringify(caseReported(unknown, 'e-1')), headers);
  const parked = await until('the parked event', async () => {
    const { parkedEvents } = await data<{ parkedEvents: { id: string }[] }>(
      graphql(url, admin.token, '{ parkedEvents { id } }'),
    );
    return parkedEvents[0]?.id;
  });
  const { partners } = await data<{ partners: { edges: { node: { id: string } }[] } }>(
    graphql(url, admin.token, '{ partners(first: 1) { edges { node { id } } } }'),
  );
  return { intake, read, token: tokenId, parked, partner: partners.edges[0]?.node.id ?? '' };
}

/** Until nothing is under way: mails and figures say the same thing each time they are asked. */
async function settled(url: string, admin: Person): Promise<void> {
  const QUERY = `{ mails(first: 100) { edges { node { state } } } figures(year: ${new Date().getFullYear()}) { guidances } }`;
  await until('every mail to be sent', async () => {
    const { mails } = await data<{ mails: { edges: { node: { state: string } }[] } }>(graphql(url, admin.token, QUERY));
    return mails.edges.every(({ node }) => node.state === 'sent');
  });
}
