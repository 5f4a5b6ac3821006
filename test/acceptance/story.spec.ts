import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn, type MailSink, openMailSink } from './mail-sink.ts';
import { everyMessageIsACloudEvent } from './messages.ts';
import { caseReported } from './partner-event.ts';
import {
  administrator,
  application,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  enterpriseB,
  type FiledCase,
  fileCase,
  grantDesk,
  grantDuty,
  type Person,
  registerPartner,
  securityAdministrator,
  serviceToken,
  signIn,
} from './people.ts';
import { removePlace } from './place.ts';
import { type Platform, startPlatform } from './platform.ts';
import { tell } from './tell.ts';
import { until } from './until.ts';
import { draftWarning, publishWarning, subscribe } from './warnings.ts';

/** The main job, from outside: only HTTP and the mail that arrives. One story; each step rests on the one before. */
let sink: MailSink;
let platform: Platform;
let url: string;
let admin: Person;
let security: Person;
beforeAll(async () => {
  sink = await openMailSink();
  platform = await startPlatform({ split: 'each', env: { SMTP_URL: sink.url } });
  url = platform.url;
  const pids = platform.processes().map(({ parts, child }) => `${parts.join('+') || 'all'} ${child.pid}`);
  tell(`the story runs in ${pids.length} process(es): ${pids.join(', ')}`);
  admin = await administrator(url, platform.administratorLink());
  security = await securityAdministrator(url, sink, admin);
});
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
  await sink.stop();
});

const CASES = '{ cases(first: 50) { edges { node { id status product centre { id } organisation { nameZh } } } } }';
const QUEUE = '{ queue(first: 50) { edges { node { id product } } } }';
const ACCEPT =
  'mutation ($input: AcceptCaseInput!) { acceptCase(input: $input) { __typename ... on Case { id status acceptedAt } ... on Problem { code message } } }';
interface Listed {
  readonly edges: readonly {
    readonly node: {
      readonly id: string;
      readonly status: string;
      readonly product: string;
      readonly centre: { readonly id: string };
    };
  }[];
}
const casesOf = async (person: Person) =>
  (await data<{ cases: Listed }>(graphql(url, person.token, CASES))).cases.edges.map(({ node }) => node);
const queueOf = async (person: Person) =>
  (await data<{ queue: Listed }>(graphql(url, person.token, QUEUE))).queue.edges.map(({ node }) => node.id);

describe('an enterprise that is sued abroad', () => {
  let shenzhen: string;
  let staff: Person;
  let otherStaff: Person;
  let filer: Person;
  let pending: Person;
  let stranger: Person;
  let organisationId: string;
  let filed: FiledCase;

  it('has a centre with staff, put in place by the security administrator', async () => {
    shenzhen = await centreCalled(url, 'Shenzhen');
    await grantDuty(url, security, 'staff@shenzhen.example', 'intake', shenzhen);
    await grantDuty(url, security, 'staff@zhejiang.example', 'intake', await centreCalled(url, 'Zhejiang'));
    staff = await signIn(url, sink, 'staff@shenzhen.example', 'en');
    otherStaff = await signIn(url, sink, 'staff@zhejiang.example', 'en');
  });

  it('signs in by mail, claims its organisation, and is confirmed by the staff of its centre', async () => {
    filer = await signIn(url, sink, 'legal@strollers.example', 'zh-CN');
    const claim = await claimOrganisation(url, filer, enterpriseA);
    organisationId = claim.organisationId;
    await confirmMembership(url, staff, claim.membershipId);
    expect((await sink.next('legal@strollers.example', 2)).subject).toMatch(/已确认/);
  });

  it('files a case, which is routed to the centre of its city', async () => {
    filed = await fileCase(url, filer, application(organisationId, { product: '折叠婴儿推车' }));
    expect(filed).toMatchObject({ __typename: 'Case', status: 'submitted', centre: { id: shenzhen } });
  });

  it('loses nothing when the process that tells people of it is killed just now', async () => {
    await platform.killOne('notifications');
    expect((await casesOf(filer)).map(({ id }) => id)).toEqual([filed.id]);
  });

  it('hears of it in Chinese, and the staff of that centre in English', async () => {
    const received = await sink.next('legal@strollers.example', 3);
    expect(received.subject).toMatch(/[\u4e00-\u9fff]/);
    expect(received.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    const arrived = await sink.next('staff@shenzhen.example', 2);
    expect(arrived.subject).not.toMatch(/[\u4e00-\u9fff]/);
    expect(`${arrived.text}${arrived.html}`).not.toContain('婴儿');
    expect(sink.to('staff@zhejiang.example')).toHaveLength(1);
  });

  it('stands in the queue of that centre alone, which accepts it', async () => {
    expect(await queueOf(staff)).toEqual([filed.id]);
    expect(await queueOf(otherStaff)).toEqual([]);
    const foreign = await data<{ acceptCase: { code: string } }>(
      graphql(url, otherStaff.token, ACCEPT, { input: { caseId: filed.id } }),
    );
    expect(foreign.acceptCase.code).toBe('NOT_FOUND');
    const accepted = await data<{ acceptCase: { status: string } }>(
      graphql(url, staff.token, ACCEPT, { input: { caseId: filed.id } }),
    );
    expect(accepted.acceptCase.status).toBe('accepted');
    expect(await queueOf(staff)).toEqual([]);
    const again = await data<{ acceptCase: { code: string; message: string } }>(
      graphql(url, staff.token, ACCEPT, { input: { caseId: filed.id } }),
    );
    expect(again.acceptCase.code).toBe('STATE_CONFLICT');
  });

  it('hears of the acceptance', async () => {
    const accepted = await sink.next('legal@strollers.example', 4);
    expect(accepted.subject).toMatch(/受理/);
    expect(await casesOf(filer)).toMatchObject([{ id: filed.id, status: 'accepted' }]);
  });

  it('shows a pending colleague only what that colleague filed', async () => {
    pending = await signIn(url, sink, 'colleague@strollers.example', 'en');
    await claimOrganisationAgain(pending);
    expect(await casesOf(pending)).toEqual([]);
    const own = await fileCase(url, pending, application(organisationId, { product: 'the colleague’s own' }));
    expect((await casesOf(pending)).map(({ id }) => id)).toEqual([own.id]);
    expect((await casesOf(filer)).map(({ id }) => id).toSorted()).toEqual([filed.id, own.id].toSorted());
  });

  it('shows another tenant nothing: not in lists, not by id, not as a node', async () => {
    stranger = await signIn(url, sink, 'legal@lamps.example', 'en');
    await claimOrganisation(url, stranger, enterpriseB);
    expect(await casesOf(stranger)).toEqual([]);
    const nothing = await data<{ case: null; node: null }>(
      graphql(url, stranger.token, `{ case(id: "${filed.id}") { id } node(id: "${filed.id}") { id } }`),
    );
    expect(nothing).toEqual({ case: null, node: null });
    const unknown = filed.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await graphql(url, stranger.token, `{ node(id: "${unknown}") { id } }`)).toEqual(
      await graphql(url, stranger.token, `{ node(id: "${filed.id}") { id } }`),
    );
    const refused = await fileCase(url, stranger, application(organisationId));
    expect(refused.code).toBe('NOT_FOUND');
  });

  async function claimOrganisationAgain(person: Person): Promise<void> {
    const claim =
      'mutation ($input: ClaimOrganisationInput!) { claimOrganisation(input: $input) { ... on Membership { status } ... on Problem { code } } }';
    const answer = await data<{ claimOrganisation: { status: string } }>(
      graphql(url, person.token, claim, { input: enterpriseA }),
    );
    expect(answer.claimOrganisation.status).toBe('pending');
  }
});

describe('a risk warning', () => {
  const subscriber = 'reader@subscribers.example';
  let first: Person;
  let second: Person;
  let warningId: string;
  it('is drafted by one editor and cannot be published by the same', async () => {
    for (const email of ['editor-1@desk.example', 'editor-2@desk.example']) await grantDesk(url, security, email);
    first = await signIn(url, sink, 'editor-1@desk.example');
    second = await signIn(url, sink, 'editor-2@desk.example');
    const drafted = await draftWarning(url, first, {
      summary: { zh: '近期批量诉讼增加。', en: 'Mass suits are rising. <script>alert(1)</script>' },
    });
    expect(drafted.status).toBe('draft');
    warningId = drafted.id;
    expect(await publish(first)).toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect(await visibleToAnybody()).toBe(false);
  });

  it('has a subscriber who asked for that country and confirmed by the mailed link; opening the link confirms nothing', async () => {
    for (const [email, countries] of [
      [subscriber, ['US']],
      ['waiting@subscribers.example', ['US']],
      ['elsewhere@subscribers.example', ['JP']],
    ] as const) {
      await subscribe(url, email, countries);
    }
    for (const email of [subscriber, 'elsewhere@subscribers.example']) {
      const link = linkIn(await sink.next(email), '/confirm');
      expect((await fetch(link)).status).toBe(200);
      expect((await form(link)).ok).toBe(true);
    }
    const scanned = linkIn(await sink.next('waiting@subscribers.example'), '/confirm');
    expect((await fetch(scanned)).status).toBe(200);
  });

  it('once published by the second editor, reaches that subscriber once and nobody else', async () => {
    expect(await publish(second)).toMatchObject({ status: 'live' });
    const mail = await sink.next(subscriber, 2);
    expect(mail.subject).toContain('Mass trademark suits');
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
    expect(await publish(second)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await visibleToAnybody()).toBe(true);
    expect(sink.to('waiting@subscribers.example')).toHaveLength(1);
    expect(sink.to('elsewhere@subscribers.example')).toHaveLength(1);
  });

  it('lets the subscriber leave by one-click POST (RFC 8058), and the next one does not come', async () => {
    const mail = sink.to(subscriber)[1];
    const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const link = new URL(header.replace(/[<>]/g, ''));
    expect((await fetch(link)).status).toBe(200);
    const left = await post(link.origin, link.pathname + link.search, 'List-Unsubscribe=One-Click', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(left.status).toBe(200);

    warningId = (await draftWarning(url, first, { countries: ['US', 'JP'] })).id;
    await publish(second);
    await sink.next('elsewhere@subscribers.example', 2);
    expect(sink.to(subscriber)).toHaveLength(2);
  });

  const publish = (editor: Person) => publishWarning(url, editor, warningId);
  async function visibleToAnybody(): Promise<boolean> {
    const { warnings } = await data<{ warnings: Listed }>(
      graphql(url, null, '{ warnings(first: 10, country: "US") { edges { node { id } } } }'),
    );
    return warnings.edges.some(({ node }) => node.id === warningId);
  }
  /** Presses the page's button. */
  async function form(link: URL): Promise<Response> {
    const page = await (await fetch(link)).text();
    const action = page.match(/<form method="post" action="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
    return fetch(new URL(action ?? '', link), { method: 'POST', body: new URLSearchParams() });
  }
});
describe('a program that is not ours', () => {
  const source = 'urn:example:court-watch';
  let token: string;
  const send = (event: object, bearer = token) =>
    post(url, '/events', JSON.stringify(event), {
      'content-type': 'application/cloudevents+json',
      authorization: `Bearer ${bearer}`,
    });
  const national = { email: '', token: '' };

  it('needs a service token, for its own source', async () => {
    token = await serviceToken(url, security, [source]);
    expect((await send(caseReported(source, 'e-1'), 'nonsense')).status).toBe(401);
    expect((await send(caseReported('urn:example:else', 'e-1'))).status).toBe(403);
  });

  it('gets a 400 for what is malformed, naming what is wrong', async () => {
    const answer = await send({ ...caseReported(source, 'e-1'), data: { organisation: { uscc: '123' } } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain('uscc');
  });

  it('whose source is no registered partner is taken, parked and shown; registered, it is replayed', async () => {
    expect((await send(caseReported(source, 'e-1', { product: 'from the court watch' }))).status).toBe(202);
    const row = await until('the parked event', async () => (await parked())[0]);
    expect(row).toMatchObject({
      service: 'cases',
      error: expect.stringContaining('UNKNOWN_PARTNER'),
      replayable: true,
    });
    expect((await replay(row)).error).toContain('UNKNOWN_PARTNER');

    await registerPartner(url, admin, source);
    expect(await replay(row)).toMatchObject({ replayed: 1, error: null });
    expect(await parked()).toEqual([]);
  });

  it('is taken in once, however often it sends, though the process that takes it in is killed meanwhile', async () => {
    const event = caseReported(source, 'e-2', { product: 'sent five times' });
    for (let n = 0; n < 4; n += 1) expect((await send(event)).status).toBe(202);
    await platform.killOne('cases');
    expect((await send(event)).status).toBe(202);
    expect(
      (await send({ ...event, data: { ...event.data, case: { ...event.data.case, product: 'something else' } } }))
        .status,
    ).toBe(409);
    await grantDuty(url, security, 'national@centre.example', 'intake', await centreCalled(url, 'National'));
    Object.assign(national, await signIn(url, sink, 'national@centre.example'));
    const products = await until('both cases', async () => {
      const found = (await casesOf(national))
        .map(({ product }) => product)
        .filter((product) => ['from the court watch', 'sent five times'].includes(product));
      return found.length >= 2 ? found : null;
    });
    expect(products.toSorted()).toEqual(['from the court watch', 'sent five times']);
    expect(await parked()).toEqual([]);
  });

  interface ParkedRow {
    readonly id: string;
    readonly service: string;
    readonly error: string;
  }
  async function parked(): Promise<readonly ParkedRow[]> {
    return (
      await data<{ parkedEvents: ParkedRow[] }>(
        graphql(url, admin.token, '{ parkedEvents { id service error replayable } }'),
      )
    ).parkedEvents;
  }
  async function replay({ id, service }: ParkedRow) {
    const REPLAY =
      'mutation ($input: ReplayParkedInput!) { replayParked(input: $input) { ... on ParkedDone { replayed error } ... on Problem { code message } } }';
    return (
      await data<{ replayParked: { replayed: number; error: string | null } }>(
        graphql(url, admin.token, REPLAY, { input: { id, service } }),
      )
    ).replayParked;
  }
});

describe('the process', () => {
  it('stops within ten seconds when told to, and starts again on the same place with all that was', async () => {
    const began = performance.now();
    expect(await platform.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    await everyMessageIsACloudEvent(platform.place);
    platform = await startPlatform({ place: platform.place, split: 'each', env: { SMTP_URL: sink.url } });
    url = platform.url;
    expect(platform.administratorLink()).toBeNull();
    const { warnings } = await data<{ warnings: Listed }>(
      graphql(url, null, '{ warnings(first: 10) { edges { node { id } } } }'),
    );
    expect(warnings.edges).toHaveLength(2);
  });
});
