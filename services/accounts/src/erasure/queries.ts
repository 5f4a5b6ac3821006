import { eventOf, historyOf } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { type Id, idOf, personOf, query, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { PAPERS } from '../membership/index.ts';
import type { PersonEvent } from '../person.ts';
import type { AccountsRoom } from '../room.ts';
import { type Erasure, erasureOf } from './commands.ts';
import { heldElsewhere } from './holders.ts';
import { linksTo, membershipsOf, sessionsOf, uploadsOf } from './own.ts';
import { erasingId } from './rows.ts';

/** All that the platform holds of the person who asks (个人信息副本), by the service that holds it. Files are fetched by their ids, as `/files/<id>`. */
export const exportMe = query({
  name: 'accounts.exportMe',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, { actor }): Promise<object> {
    const { id } = personOf(actor);
    const state = (await room.people.load(id))?.state;
    if (state?.status !== 'registered') throw new Refusal('NOT_FOUND');
    return {
      exportedAt: instant(room.clock.now()),
      accounts: await heldHere(room, id, state.email),
      ...(await heldElsewhere(room, id, state.email)),
    };
  },
});

/** How far the erasure of a person is; null when none was asked for. */
export const erasure = query({
  name: 'accounts.erasure',
  access: { duty: ['security'], orSystem: true },
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: AccountsRoom, _, { personId }): Promise<Erasure | null> {
    const row = await room.erasing.rows.get(erasingId(personId));
    return row && erasureOf(row.doc);
  },
});

/** The organisations that a person belongs to, or did, for the service that holds their cases. */
export const organisationsOf = query({
  name: 'accounts.organisationsOf',
  access: 'system',
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: AccountsRoom, _, { personId }): Promise<readonly Id<'organisation'>[]> {
    return (await membershipsOf(room, personId)).map(({ state }) => state.organisationId);
  },
});

async function heldHere(room: AccountsRoom, id: Id<'person'>, email: string) {
  const [sessions, uploads, memberships, links] = await Promise.all([
    sessionsOf(room, id),
    uploadsOf(room, id),
    membershipsOf(room, id),
    linksTo(room, email),
  ]);
  return {
    person: { id, email },
    history: await historyFor(room, id),
    sessions: sessions.map(({ id: _, personId: __, ...session }) => session),
    signInMails: links.map((doc) => room.links.stateIn(doc)),
    memberships: memberships.map(({ id, state }) => ({ id, ...belonging(state), files: papersIn(state) })),
    uploads: uploads.map(({ id, name, mediaType, bytes, uploadedAt }) => ({ id, name, mediaType, bytes, uploadedAt })),
  };
}

/** As its claimant reads it: not who decided, nor what staff noted, and the organisation only while they are confirmed in it. */
function belonging(state: Awaited<ReturnType<typeof membershipsOf>>[number]['state']) {
  const { status, requestedAt, organisationId } = state;
  return { status, requestedAt, ...(status === 'confirmed' ? { organisationId } : {}) };
}

function papersIn({ papers }: Awaited<ReturnType<typeof membershipsOf>>[number]['state']) {
  return PAPERS.flatMap((kind) => {
    const paper = papers[kind];
    return paper ? [{ id: paper.id, kind, name: paper.name, mediaType: paper.mediaType, bytes: paper.bytes }] : [];
  });
}

/** What happened to the account, and when. */
async function historyFor(room: AccountsRoom, id: Id<'person'>): Promise<readonly object[]> {
  const entries = await historyOf(room.people, id);
  return entries.map((entry) => ({ ...eventOf<PersonEvent>(entry), at: entry.at }));
}
