import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from '../acceptance/graphql.ts';
import { linkIn, type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import {
  centreCalled,
  enterpriseA,
  grantCasework,
  grantDesk,
  grantDuty,
  type Person,
  registerPartner,
  securityAdministrator,
  signIn,
} from '../acceptance/people.ts';
import { type Place, removePlace } from '../acceptance/place.ts';
import type { Platform } from '../acceptance/platform.ts';
import { until } from '../acceptance/until.ts';
import { press, publishWarning, subscribe } from '../acceptance/warnings.ts';
import { caughtUp } from './caught-up.ts';
import { brokenChains, placeOfSamples, startAfter } from './loaded.ts';
import { askedAgain } from './questions.ts';
import { orphaned, story } from './samples.ts';
import { DEFERRED, reportOf } from './story.ts';
import { CASE_STATES, supplement } from './story-cases.ts';

/** This release over what the last one wrote: all of it is read as it was, and every kind of it goes on. */
const { takenAt, told, answered } = await story();
const { people, cases, entries, warnings, links, program, untold } = told;
let sink: MailSink;
let place: Place;
let platform: Platform;
let url: string;
beforeAll(async () => {
  sink = await openMailSink();
  place = await placeOfSamples();
  platform = await startAfter(takenAt, place, sink.url);
  url = platform.url;
});
afterAll(async () => {
  await platform.stop();
  await removePlace(place);
  await sink.stop();
});

/** Of what happened within a week, this release also tells what the last one had no mail for. */
const NEWS = ['membership-confirmed'];

/** An answer in the last release's words: without those mails, and with people in timelines who are not told apart by their sides. */
function asItSaid(answer: string): unknown {
  const said: { mails?: { edges: readonly { node: { kind: string } }[] } } = JSON.parse(
    answer.replaceAll(/"actorKind":"(applicant|staff|person)"/g, '"actorKind":"person"'),
  );
  if (!said.mails) return said;
  return { ...said, mails: { edges: said.mails.edges.filter(({ node }) => !NEWS.includes(node.kind)) } };
}

describe('what the last release wrote', () => {
  it('belongs to collections that there are still', async () => {
    expect(await orphaned()).toEqual([]);
  });

  it('is told to nobody again; the one mail that waited is sent, and what it had no mail for', async () => {
    await caughtUp(platform, people.admin, 0);
    const expected = [DEFERRED, people.filer.email, people.stranger.email].toSorted();
    await until('the news of the week', () => sink.mails.length >= expected.length);
    expect(sink.mails.map(({ to }) => to?.[0]?.address).toSorted()).toEqual(expected);
  });

  it.each(answered)('is read by $who as before: $query', async (question) => {
    const answer = JSON.stringify(await askedAgain(url, told, question));
    expect(asItSaid(answer.replaceAll(`${place.namespace}.`, ''))).toEqual(asItSaid(JSON.stringify(question.answer)));
  });
});

/** The last release knew one duty for all casework, one for warnings, and one administrator: who held it goes on as what the standards call it. */
describe('the duties of the standards', () => {
  it('are given by the security administrator, whom the administrator of before appoints', async () => {
    const security = await securityAdministrator(url, sink, people.admin);
    const shenzhen = await centreCalled(url, 'Shenzhen');
    for (const { email } of [people.staff, people.second]) await grantCasework(url, security, email, shenzhen);
    await grantCasework(url, security, people.otherStaff.email, await centreCalled(url, 'Ningbo'));
    for (const { email } of people.editors) await grantDesk(url, security, email);
    await grantDuty(url, security, 'duty@national.example', 'intake', untold.centreId);
    expect((await sink.next('duty@national.example')).text).toContain(untold.caseId);
  });
});

const change = (by: Person | null, name: string, input: object, of: string) =>
  mutate<{ __typename: string; status?: string; code?: string }>(url, by, name, input, {
    selection: `... on ${of} { status }`,
  });

describe('a case that the last release left', () => {
  const { staff, otherStaff, filer } = people;
  const steps = {
    submitted: [staff, 'acceptCase', {}, 'accepted'],
    supplementing: [filer, 'supplyMaterials', { note: '起诉状副本。' }, 'submitted'],
    supplemented: [staff, 'requestSupplement', supplement, 'supplementing'],
    accepted: [staff, 'beginGuidance', {}, 'guiding'],
    guiding: [staff, 'draftOpinion', { text: '建议和解。', language: 'zh-CN' }, 'guiding'],
    advised: [staff, 'closeCase', { outcome: 'O3' }, 'closed'],
    closed: [staff, 'archiveCase', { retention: '10-years' }, 'archived'],
    archived: [staff, 'beginGuidance', {}, 'STATE_CONFLICT'],
    declined: [staff, 'acceptCase', {}, 'STATE_CONFLICT'],
    terminated: [staff, 'archiveCase', { retention: '10-years' }, 'archived'],
    offered: [otherStaff, 'acceptHandOver', {}, 'submitted'],
    returned: [staff, 'acceptCase', {}, 'accepted'],
    handedOver: [otherStaff, 'acceptCase', {}, 'accepted'],
  } as const satisfies { readonly [state in (typeof CASE_STATES)[number]]: readonly [Person, string, object, string] };

  it.each(CASE_STATES)('as %s goes on', async (state) => {
    const [by, name, more, next] = steps[state];
    const { status, code } = await change(by, name, { caseId: cases[state], ...more }, 'Case');
    expect(status ?? code).toBe(next);
  });
});

describe('an amount that the last release left', () => {
  it.each([
    ['recorded', 'approveOutcome', 'approved'],
    ['approved', 'reverseOutcome', 'reversed'],
    ['reversed', 'reverseOutcome', 'STATE_CONFLICT'],
  ] as const)('as %s goes on', async (state, name, next) => {
    const reason = name === 'reverseOutcome' ? { reason: '重复登记' } : {};
    const { status, code } = await change(people.second, name, { entryId: entries[state], ...reason }, 'LedgerEntry');
    expect(status ?? code).toBe(next);
  });
});

describe('a link that the last release mailed', () => {
  const here = (path: string) => new URL(path, url);

  it('signs in, unless it was used', async () => {
    const use = (link: string) => mutate(url, null, 'signIn', { token: here(link).searchParams.get('token') });
    expect(await use(links.unused)).toMatchObject({ __typename: 'SignedIn' });
    expect(await use(links.used)).toMatchObject({ code: 'LINK_INVALID' });
  });

  it('confirms a subscription, which then hears of a warning that was a draft', async () => {
    expect((await press(here(links.confirm))).status).toBe(200);
    await subscribe(url, 'waiting@subscribers.example', ['DE']);
    await press(linkIn(await sink.next('waiting@subscribers.example'), '/confirm'));
    expect(await publishWarning(url, people.editors[1], warnings.live)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await publishWarning(url, people.editors[1], warnings.draft)).toMatchObject({ status: 'live' });
    await sink.next('waiting@subscribers.example', 2);
  });

  it('ends a subscription', async () => {
    expect((await press(here(warnings.leave))).status).toBe(200);
    expect(await (await fetch(here(`${warnings.leave}&lang=en`))).text()).toContain('You have left already');
  });
});

describe('people whom the last release knew', () => {
  it('sign in, and are confirmed in the organisation that they claimed', async () => {
    const again = await signIn(url, sink, people.pending.email);
    const mine = () =>
      data<{ me: { memberships: { id: string; status: string }[] } }>(
        graphql(url, again.token, '{ me { memberships { id status } } }'),
      );
    const [membership] = (await mine()).me.memberships;
    const input = { membershipId: membership?.id };
    expect(await change(people.staff, 'confirmMembership', input, 'Membership')).toMatchObject({ status: 'confirmed' });
    expect((await mine()).me.memberships).toMatchObject([{ status: 'confirmed' }]);
  });

  it('are joined by others in their organisation', async () => {
    const newcomer = await signIn(url, sink, 'newcomer@strollers.example');
    expect(await change(newcomer, 'claimOrganisation', enterpriseA, 'Membership')).toMatchObject({ status: 'pending' });
  });
});

describe('a program that the last release knew', () => {
  const { source, unknown, token } = program;
  const parked = async () =>
    (
      await data<{ parkedEvents: { id: string; service: string }[] }>(
        graphql(url, people.admin.token, '{ parkedEvents { id service } }'),
      )
    ).parkedEvents;
  const products = async () => {
    const QUEUE = '{ queue(first: 30) { edges { node { product } } } }';
    const { queue } = await data<{ queue: { edges: { node: { product: string } }[] } }>(
      graphql(url, people.otherStaff.token, QUEUE),
    );
    return queue.edges.map(({ node }) => node.product).filter((product) => product.startsWith('e-'));
  };

  it('sends on by its token, and is known by what it sent', async () => {
    const headers = { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` };
    const send = (id: string) => post(url, '/events', JSON.stringify(reportOf(source, id)), headers);
    expect(await (await send('e-1')).json()).toEqual({ accepted: true, repeated: true });
    expect(await (await send('e-2')).json()).toEqual({ accepted: true, repeated: false });
  });

  it('has what was parked replayed once its other source is registered: every event is a case, once', async () => {
    await registerPartner(url, people.admin, unknown);
    for (const input of await parked())
      expect(await mutate(url, people.admin, 'replayParked', input)).toMatchObject({ __typename: 'ParkedDone' });
    expect(await parked()).toEqual([]);
    const all = await until('three cases', async () => {
      const found = await products();
      return found.length >= 3 && found;
    });
    expect(all.toSorted()).toEqual([`e-1 of ${source}`, `e-2 of ${source}`, `e-1 of ${unknown}`].toSorted());
  });
});

describe('the histories that the last release began', () => {
  it('are whole, with what this one has added', async () => {
    await caughtUp(platform, people.admin, 0);
    await platform.stop();
    const { histories, broken } = await brokenChains(place);
    expect(broken).toEqual([]);
    expect(histories).toBeGreaterThan(40);
  });
});
