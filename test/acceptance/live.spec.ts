import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Follower, follow } from './follow.ts';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, fileCase, grantDuty, type Person, signIn } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

/** What is pushed as it happens, to those who may see it. */
let stage: Stage;
let again: Person;
beforeAll(async () => {
  stage = await openStage();
  again = await signIn(stage.url, stage.sink, stage.filer.email);
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

describe('a stream', () => {
  it('ends within eight seconds of its session, while that of another session goes on', async () => {
    const [ending, going] = [await following(again), await following(stage.filer)];
    await data(graphql(stage.url, again.token, 'mutation { signOut { __typename } }'));
    const signedOutAt = performance.now();
    await until('the end of the stream', () => ending.ended(), 10_000);
    expect(performance.now() - signedOutAt).toBeLessThan(8_000);

    const { id } = await fileCase(stage.url, stage.filer, application(stage.organisationId));
    expect((await going.push(1)).data?.caseChanged.id).toBe(id);
    expect(ending.pushed).toEqual([]);
    going.leave();
  });

  it('ends within eight seconds when a duty is taken away', async () => {
    const email = 'leaving@shenzhen.example';
    const centreId = await centreOfStaff();
    await grantDuty(stage.url, stage.security, email, 'intake', centreId);
    const leaving = await signIn(stage.url, stage.sink, email);
    const stream = await following(leaving);
    const { me } = await data<{ me: { person: { id: string } } }>(
      graphql(stage.url, leaving.token, '{ me { person { id } } }'),
    );
    const revoked = await mutate(stage.url, stage.security, 'revokeDuty', {
      personId: me.person.id,
      duty: 'intake',
      centreId,
    });
    expect(revoked.__typename).toBe('Person');
    await until('the end of the stream', () => stream.ended(), 8_000);
  });

  async function centreOfStaff(): Promise<string> {
    const { me } = await data<{ me: { duties: { centre: { id: string } }[] } }>(
      graphql(stage.url, stage.staff.token, '{ me { duties { centre { id } } } }'),
    );
    return me.duties[0]?.centre.id ?? '';
  }
});
