import { type CentreDirectory, readLinkToken } from '@sinan/runtime';
import {
  type Actor,
  type Audience,
  anonymous,
  DUTIES,
  type HeldDuty,
  type Id,
  idOf,
  isId,
  mailAddress,
  query,
} from '@sinan/schema';
import { z } from 'zod';
import { tokenText } from '../inputs.ts';
import { addressKey, derivedId, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { markUsed } from '../sessions/marks.ts';
import { standing } from '../sessions/standing.ts';
import { goodToken, markTokenUsed } from '../tokens/standing.ts';

/** More than any one person belongs to. */
const ORGANISATIONS = 100;

/**
 * Who a session's or program's token stands for; `anonymous` when it is forged, revoked or expired. Every request asks, so what was
 * taken away is gone within one request: three reads for a person (session, duties, organisations), one for a program. Once a minute, or once an hour for
 * who holds no duty, it is noted that the session was used.
 */
export const actorOf = query({
  name: 'accounts.actorOf',
  access: 'system',
  input: z.strictObject({
    sessionToken: tokenText.nullish(),
    serviceToken: tokenText.nullish(),
    /** Looked at again, and not used: an open stream keeps no session from lying idle. */
    again: z.boolean().nullish(),
  }),
  async run(room: AccountsRoom, _, { sessionToken, serviceToken, again }): Promise<Actor> {
    if (sessionToken) return personOf(room, sessionToken, again ?? false);
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
    if (personId === null) return anonymous;
    const known = await knownAs(room, personId);
    return known === null ? anonymous : acting(room, derivedId(room, call, 'session', personId), known);
  },
});

async function personOf(room: AccountsRoom, token: string, again: boolean): Promise<Actor> {
  const sessionId = readLinkToken(room.settings.secret, 'session', token, room.clock.now());
  const session = sessionId === null ? null : await room.sessions.get(sessionId);
  if (session === null || session.doc.revoked) return anonymous;
  const known = await knownAs(room, session.doc.personId);
  if (known === null) return anonymous;
  const { settings, clock } = room;
  const stands = standing(session.doc, known.duties, settings.secondFactor, clock.now());
  if (stands.noted && !again) await markUsed(room, session);
  const { duties, withheld } = stands;
  const actor = acting(room, session.doc.id, { ...known, duties });
  return withheld.length > 0 ? { ...actor, withheld } : actor;
}

/** What a registered person holds, and where they belong; null for nobody, and for who is locked out. */
async function knownAs(room: AccountsRoom, personId: Id<'person'>) {
  const [person, organisations] = await Promise.all([room.people.load(personId), confirmedIn(room, personId)]);
  if (person?.state.status !== 'registered' || person.state.locked) return null;
  return { id: personId, duties: person.state.duties, organisations };
}

interface Known {
  readonly id: Id<'person'>;
  readonly duties: readonly HeldDuty[];
  readonly organisations: readonly Id<'organisation'>[];
}
function acting(room: AccountsRoom, sessionId: Id<'session'>, { id, duties, organisations }: Known) {
  const audiences = audiencesFor(room, id, organisations, duties);
  return { kind: 'person', id, sessionId, audiences, duties, organisations } as const;
}

async function programOf(room: AccountsRoom, text: string): Promise<Actor> {
  const tokenId = readLinkToken(room.settings.secret, 'service', text, room.clock.now());
  const token = isId('token', tokenId) ? await goodToken(room, tokenId) : null;
  if (token === null) return anonymous;
  await markTokenUsed(room, token.id);
  return { kind: 'program', id: token.id, sources: token.sources, scope: token.scope };
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
