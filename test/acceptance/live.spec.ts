import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Follower, follow } from './follow.ts';
import { data, graphql } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { application, fileCase, grantCasework, grantDuty, type Person, signIn } from './people.ts';
import { subscriptionsIn } from './sdl.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe } from './warnings.ts';

/** What is pushed as it happens, to those who may see it. */
let stage: Stage;
let followed: readonly string[];
beforeAll(async () => {
  stage = await openStage();
  followed = subscriptionsIn({ warningId: JSON.stringify(await onItsWay('slow@subscribers.example')) });
});
afterAll(() => stage.close());

interface Pushed {
  readonly data?: { readonly caseChanged: { readonly id: string; readonly status: string; readonly product: string } };
  readonly errors?: readonly object[];
}
const following = (by: Person | null): Promise<Follower<Pushed>> =>
  follow(stage.url, by, 'subscription { caseChanged { id status product } }');
const accept = (by: Person, caseId: string) => mutate(stage.url, by, 'acceptCase', { caseId });

describe('a case that is filed and accepted', () => {
  it('is pushed to its filer and to the staff of its centre, and to nobody else', async () => {
    const [filer, staff] = [await following(stage.filer), await following(stage.staff)];
    const [stranger, otherStaff] = [await following(stage.stranger), await following(stage.otherStaff)];
    for (const { status } of [filer, staff, stranger, otherStaff]) expect(status).toBe(200);

    const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId, { product: 'pushed' }));
    await accept(stage.staff, id);
    for (const follower of [filer, staff]) {
      const last = await until('the acceptance', () =>
        follower.pushed.find((one) => one.data?.caseChanged.status === 'accepted'),
      );
      expect(last).toEqual({ data: { caseChanged: { id, status: 'accepted', product: 'pushed' } } });
    }

    // Each stream keeps its order: had the others been pushed anything before, their own case would not be the first.
    const own = await fileCase(stage.url, stage.stranger, application(stage.strangersOrganisationId));
    for (const follower of [stranger, otherStaff]) expect((await follower.push(1)).data?.caseChanged.id).toBe(own.id);
    for (const follower of [filer, staff])
      expect(new Set(follower.pushed.map((one) => one.data?.caseChanged.id))).toEqual(new Set([id]));
    for (const follower of [filer, staff, stranger, otherStaff]) follower.leave();
  });

  it('is pushed to nobody who has not signed in', async () => {
    const answer = await graphql(stage.url, null, 'subscription { caseChanged { id } }');
    expect(answer.data).toBeNull();
    const anonymous = await following(null);
    const first = await anonymous.push(1).catch(() => null);
    expect(JSON.stringify(first)).toContain('UNAUTHENTICATED');
    expect(first?.data ?? null).toBeNull();
  });
});

describe('a queue that changes', () => {
  interface Queue {
    readonly data?: { readonly queueChanged: { readonly id: string; readonly status: string } | null };
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  }
  const watching = (by: Person | null): Promise<Follower<Queue>> =>
    follow(stage.url, by, 'subscription { queueChanged { id status } }');

  it('is pushed to the staff of its centre, and to that of the centre to which a case goes', async () => {
    const [shenzhen, ningbo] = [await watching(stage.staff), await watching(stage.otherStaff)];
    const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId));
    expect(await shenzhen.push(1)).toEqual({ data: { queueChanged: { id, status: 'submitted' } } });

    const toCentreId = await centreOf(stage.otherStaff);
    await mutate(stage.url, stage.staff, 'offerHandOver', { caseId: id, toCentreId, reason: 'Nearer.' });
    for (const one of [await shenzhen.push(2), await ningbo.push(1)]) expect(one.data?.queueChanged?.id).toBe(id);

    await mutate(stage.url, stage.otherStaff, 'acceptHandOver', { caseId: id });
    expect(await ningbo.push(2)).toEqual({ data: { queueChanged: { id, status: 'submitted' } } });
    expect(await shenzhen.push(3)).toEqual({ data: { queueChanged: null } });
    for (const one of [shenzhen, ningbo]) one.leave();
  });

  it('is nobody’s else: an enterprise is refused', async () => {
    const refused = await watching(stage.filer);
    expect((await refused.push(1)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await until('the end of the stream', () => refused.ended());
  });
});

/** What the platform promises, by the clock on the wall. */
const PROMISED_MS = 5_000;

describe('every stream there is', () => {
  it('ends within five seconds of its session, while those of another session go on', async () => {
    const [leaving, staying] = [await come('leaving@desk.example'), await come('leaving@desk.example')];
    const [ending, going] = [await followAll(leaving), await followAll(staying)];
    await data(graphql(stage.url, leaving.token, 'mutation { signOut { __typename } }'));
    await endInTime(ending);
    for (const stream of going) expect(stream.ended()).toBe(false);
    for (const stream of going) stream.leave();
  });

  it('ends within five seconds of a duty taken away', async () => {
    const person = await come('relieved@desk.example');
    const streams = await followAll(person);
    const { me } = await data<{ me: { person: { id: string } } }>(
      graphql(stage.url, person.token, '{ me { person { id } } }'),
    );
    const revoked = { personId: me.person.id, duty: 'editor' };
    expect((await mutate(stage.url, stage.security, 'revokeDuty', revoked)).__typename).toBe('Person');
    await endInTime(streams);
  });

  const followAll = (by: Person) => Promise.all(followed.map((query) => follow<object>(stage.url, by, query)));

  /** Somebody with duties for every stream: in Shenzhen and at the information desk. */
  async function come(email: string): Promise<Person> {
    await grantDuty(stage.url, stage.security, email, 'editor');
    await grantCasework(stage.url, stage.security, email, await centreOf(stage.staff));
    return signIn(stage.url, stage.sink, email);
  }

  async function endInTime(streams: readonly Follower<object>[]): Promise<void> {
    const before = streams.map(({ pushed }) => pushed.length);
    const taken = performance.now();
    expect(streams.map((stream) => stream.ended())).toEqual(followed.map(() => false));
    await until('the end of the streams', () => streams.every((stream) => stream.ended()));
    expect(performance.now() - taken).toBeLessThan(PROMISED_MS);
    expect(streams.map(({ pushed }) => pushed.length)).toEqual(before);
  }
});

/** A warning of which one mail waits, so that whoever follows its delivery goes on following. */
async function onItsWay(email: string): Promise<string> {
  const { url, sink, editors } = stage;
  await subscribe(url, email, ['US']);
  await press(linkIn(await sink.next(email), '/confirm'));
  sink.defer(email);
  const { id } = await draftWarning(url, editors[0]);
  await publishWarning(url, editors[1], id);
  const QUERY = 'query ($id: ID!) { deliveryProgress(warningId: $id) { parts { waiting } } }';
  await until('a mail to wait', async () => {
    const { deliveryProgress } = await data<{ deliveryProgress: { parts: { waiting: number }[] } }>(
      graphql(url, editors[0].token, QUERY, { id }),
    );
    return deliveryProgress.parts[0]?.waiting === 1;
  });
  return id;
}

async function centreOf({ token }: Person): Promise<string> {
  const { me } = await data<{ me: { duties: { centre: { id: string } | null }[] } }>(
    graphql(stage.url, token, '{ me { duties { centre { id } } } }'),
  );
  return me.duties[0]?.centre?.id ?? '';
}
