import { type CentreDirectory, readLinkToken } from '@sinan/runtime';
import {
  type Actor,
  type Audience,
  anonymous,
  DUTIES,
  type HeldDuty,
  type Id,
  idOf,
  mailAddress,
  query,
} from '@sinan/schema';
import { z } from 'zod';
import { tokenText } from '../inputs.ts';
import { addressKey, derivedId, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

/** More than any one person belongs to. */
const ORGANISATIONS = 100;

/**
 * Who a session's or program's token stands for; `anonymous` when it is forged, revoked or expired. Every request asks, so what was
 * taken away is gone within one request: three reads for a person (session, duties, organisations), one for a program.
 */
export const actorOf = query({
  name: 'accounts.actorOf',
  access: 'system',
  input: z.strictObject({ sessionToken: tokenText.nullish(), serviceToken: tokenText.nullish() }),
  async run(room: AccountsRoom, _, { sessionToken, serviceToken }): Promise<Actor> {
    if (sessionToken) return personOf(room, sessionToken);
    if (serviceToken) return programOf(room, serviceToken);
    return anonymous;
  },
});

/** Who a registered person is, for what is done in their name at the machine itself; `anonymous` when nobody is. They have no session by it. */
export const actorOfPerson = query({
  name: 'accounts.actorOfPerson',
  access: 'system',
  input: z.union([z.strictObject({ email: mailAddress }), z.strictObject({ personId: idOf('person') })]),
  async run(room: AccountsRoom, call, input): Promise<Actor> {
    const personId = 'personId' in input ? input.personId : await reserved(room, 'address', addressKey(input.email));
    return personId === null ? anonymous : acting(room, personId, derivedId(room, call, 'session', personId));
  },
});

async function personOf(room: AccountsRoom, token: string): Promise<Actor> {
  const sessionId = readLinkToken(room.settings.secret, 'session', token, room.clock.now());
  const session = sessionId === null ? null : await room.sessions.get(sessionId);
  if (session === null || session.doc.revoked) return anonymous;
  return acting(room, session.doc.personId, session.doc.id);
}

async function acting(room: AccountsRoom, personId: Id<'person'>, sessionId: Id<'session'>): Promise<Actor> {
  const [person, organisations] = await Promise.all([room.people.load(personId), confirmedIn(room, personId)]);
  if (person?.state.status !== 'registered') return anonymous;
  const { duties } = person.state;
  const audiences = audiencesFor(room, personId, organisations, duties);
  return { kind: 'person', id: personId, sessionId, audiences, duties, organisations };
}

async function programOf(room: AccountsRoom, token: string): Promise<Actor> {
  const tokenId = readLinkToken(room.settings.secret, 'service', token, room.clock.now());
  const stored = tokenId === null ? null : await room.tokens.get(tokenId);
  if (stored === null || stored.doc.revoked) return anonymous;
  return { kind: 'program', id: stored.doc.id, sources: stored.doc.sources };
}

async function confirmedIn(room: AccountsRoom, personId: Id<'person'>): Promise<readonly Id<'organisation'>[]> {
  const { rows } = await room.memberships.documents.page({
    where: { personId, status: 'confirmed' },
    limit: ORGANISATIONS,
  });
  return rows.flatMap(({ doc }) => (doc.state.status === 'none' ? [] : [doc.state.organisationId]));
}

function audiencesFor(
  { centres }: AccountsRoom,
  personId: Id<'person'>,
  organisations: readonly Id<'organisation'>[],
  duties: readonly HeldDuty[],
): readonly Audience[] {
  const ofOrganisations = organisations.map((id): Audience => `org:${id}`);
  const ofDuties = duties.flatMap((held) => audiencesOfDuty(held, personId, centres));
  return [...new Set<Audience>(['public', `person:${personId}`, ...ofOrganisations, ...ofDuties])];
}

function audiencesOfDuty(
  { duty, centreId }: HeldDuty,
  personId: Id<'person'>,
  centres: CentreDirectory,
): readonly Audience[] {
  const { at, opens } = DUTIES[duty];
  const staff: readonly Audience[] = at === 'centre' ? ['staff'] : [];
  switch (opens) {
    case 'cases':
      return centreId === null ? [] : [...staff, `centre:${centreId}`, ...nation(centres, centreId)];
    case 'every case':
      return ['national'];
    case 'warnings':
      return ['editors'];
    case 'own matters':
      return [`expert:${personId}`];
    case 'administration':
      return ['administrators'];
    case 'security':
      return ['security'];
    case 'audit':
      return ['auditors'];
    case 'nothing':
      return staff;
    default:
      return opens satisfies never;
  }
}

function nation(centres: CentreDirectory, centreId: string): readonly Audience[] {
  return centres.of(centreId)?.kind === 'national' ? ['national'] : [];
}
