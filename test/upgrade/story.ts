import { data, graphql, post } from '../acceptance/graphql.ts';
import { linkIn, type MailSink } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { caseReported } from '../acceptance/partner-event.ts';
import {
  application,
  centreCalled,
  enterpriseA,
  fileCase,
  grantDuty,
  type Person,
  registerPartner,
  serviceToken,
  signIn,
} from '../acceptance/people.ts';
import { assemble, type People } from '../acceptance/stage.ts';
import { draftWarning, press, publishWarning, subscribe, warningContent } from '../acceptance/warnings.ts';
import { act, type CasesOfStory, casesOfStory } from './story-cases.ts';

/** What it takes to go on with a story that is over: who is there by which token, and what lies open. Nobody in it is real. */
export interface Told {
  readonly people: Everybody;
  readonly cases: CasesOfStory;
  readonly entries: Awaited<ReturnType<typeof ledgerOfStory>>;
  readonly warnings: Awaited<ReturnType<typeof warningsOfStory>>;
  readonly links: Awaited<ReturnType<typeof linksOfStory>>;
  readonly program: Awaited<ReturnType<typeof programOfStory>>;
  /** A case at a centre where nobody is on duty: somebody is still to be told of it. */
  readonly untold: { readonly centreId: string; readonly caseId: string };
}
/** `second` is staff in Shenzhen as `staff` is; `pending` has claimed enterprise A and nobody has confirmed it. */
type Everybody = People & { readonly second: Person; readonly pending: Person };
interface World {
  readonly url: string;
  readonly sink: MailSink;
  readonly people: Everybody;
}

/** Whose mail the server of the story does not take. */
export const DEFERRED = 'deferred@subscribers.example';

/** A link without the port of the story. */
const pathOf = ({ pathname, search }: URL) => `${pathname}${search}`;
/** What a program reports of one of its sources. */
export const reportOf = (source: string, id = 'e-1') => caseReported(source, id, { product: `${id} of ${source}` });

/** What can happen on the platform, once each, by HTTP and mail. */
export async function tellStory(url: string, sink: MailSink, administratorLink: string | null): Promise<Told> {
  const people = await everybody(url, sink, administratorLink);
  const world = { url, sink, people };
  const cases = await casesOfStory({ url, people, otherCentre: await centreCalled(url, 'Ningbo') });
  const entries = await ledgerOfStory(world, cases.guiding);
  return {
    people,
    cases,
    entries,
    links: await linksOfStory(world),
    warnings: await warningsOfStory(world),
    program: await programOfStory(world),
    untold: await untoldOfStory(world),
  };
}

async function everybody(url: string, sink: MailSink, administratorLink: string | null): Promise<Everybody> {
  const people = await assemble(url, sink, administratorLink);
  await grantDuty(url, people.admin, 'second@shenzhen.example', 'intake', await centreCalled(url, 'Shenzhen'));
  const second = await signIn(url, sink, 'second@shenzhen.example');
  const personId = await act(url, people.admin, 'grantDuty', { email: second.email, duty: 'editor' }, 'Person');
  await act(url, people.admin, 'revokeDuty', { personId, duty: 'editor' }, 'Person');
  const pending = await signIn(url, sink, 'colleague@strollers.example', 'zh-CN');
  await act(url, pending, 'claimOrganisation', enterpriseA, 'Membership');
  return { ...people, second, pending };
}

/** Amounts of one case, each entry by one person; a second one approves. */
async function ledgerOfStory({ url, people: { staff, second } }: World, caseId: string) {
  const recorded = (amount: string) =>
    act(url, staff, 'recordOutcome', { ...outcome, caseId, amount, cny: amount }, 'LedgerEntry');
  const approved = async (amount: string) =>
    act(url, second, 'approveOutcome', { entryId: await recorded(amount) }, 'LedgerEntry');
  const reversed = await approved('300');
  await act(url, second, 'reverseOutcome', { entryId: reversed, reason: '重复登记' }, 'LedgerEntry');
  return { recorded: await recorded('100'), approved: await approved('200'), reversed };
}
const outcome = {
  kind: 'saved',
  currency: 'CNY',
  rate: '1',
  rateOn: '2026-11-20',
  method: 'settlement-reduced',
  basis: 'estimated',
  evidence: '企业说明。',
};

/** Mailed links in each state: of signing in, and of subscriptions that wait, are confirmed, and have ended. */
async function linksOfStory({ url, sink }: World) {
  const confirmed = async (email: string) => {
    const confirm = await subscription(email);
    await press(confirm);
    return confirm;
  };
  const subscription = async (email: string) => {
    await subscribe(url, email, ['US']);
    return linkIn(await sink.next(email), '/confirm');
  };
  const signIn = async (email: string) => {
    const { linkId } = await mutate<{ linkId: string }>(
      url,
      null,
      'requestSignIn',
      { email, locale: 'en' },
      { selection: '... on SignInRequested { linkId }' },
    );
    return { linkId, link: linkIn(await sink.next(email), '/sign-in') };
  };
  const used = await signIn('used@people.example');
  const { sessionToken } = await mutate<{ sessionToken: string }>(
    url,
    null,
    'signIn',
    { token: used.link.searchParams.get('token') },
    { selection: '... on SignedIn { sessionToken }' },
  );
  await data(graphql(url, sessionToken, 'mutation { signOut { __typename } }'));
  const unused = await signIn('unused@people.example');
  await mutate(url, null, 'signIn', { linkId: unused.linkId, code: '000000' });
  for (const email of ['reader@subscribers.example', 'leaver@subscribers.example']) await confirmed(email);
  const waiting = await subscription('waiting@subscribers.example');
  await subscribe(url, DEFERRED, ['JP']);
  return { unused: pathOf(unused.link), used: pathOf(used.link), confirm: pathOf(waiting) };
}

/** One warning that a second editor has published, and one that is a draft. Who was warned has a link to leave. */
async function warningsOfStory({ url, sink, people }: World) {
  const [first, second] = people.editors;
  const live = await draftWarning(url, first);
  await publishWarning(url, second, live.id);
  const leaving = async (email: string) => linkIn(await sink.next(email, 2), '/unsubscribe');
  await press(await leaving('leaver@subscribers.example'));
  const { id: draft } = await draftWarning(url, first, { countries: ['JP'] });
  await act(url, first, 'reviseWarning', { ...warningContent, countries: ['JP', 'DE'], warningId: draft }, 'Warning');
  return { live: live.id, draft, leave: pathOf(await leaving('reader@subscribers.example')) };
}

/** A program whose one source is a registered partner's; the event of the other is parked. */
async function programOfStory({ url, people: { admin } }: World) {
  const [source, unknown] = ['urn:example:customs-broker', 'urn:example:court-watch'];
  await registerPartner(url, admin, source);
  const token = await serviceToken(url, admin, [source, unknown]);
  const { tokenId } = await mutate<{ tokenId: string }>(
    url,
    admin,
    'issueServiceToken',
    { label: 'lost', sources: [source] },
    { selection: '... on ServiceToken { tokenId }' },
  );
  await act(url, admin, 'revokeServiceToken', { tokenId }, 'ServiceTokenRevoked');
  const headers = { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` };
  for (const from of [source, unknown]) await post(url, '/events', JSON.stringify(reportOf(from)), headers);
  return { source, unknown, token };
}

async function untoldOfStory({ url, people }: World) {
  const centreId = await centreCalled(url, 'National');
  const input = application(people.organisationId, { product: '推车卯', choice: centreId });
  return { centreId, caseId: (await fileCase(url, people.filer, input)).id };
}
