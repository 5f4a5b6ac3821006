import { readLinkToken } from '@sinan/runtime';
import { type Actor, type Audience, anonymous, centreOf, type HeldDuty, type Id, query } from '@sinan/schema';
import { z } from 'zod';
import { tokenText } from '../inputs.ts';
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

async function personOf(room: AccountsRoom, token: string): Promise<Actor> {
  const sessionId = readLinkToken(room.settings.secret, 'session', token, room.clock.now());
  const session = sessionId === null ? null : await room.sessions.get(sessionId);
  if (session === null || session.doc.revoked) return anonymous;
  const { id, personId } = session.doc;
  const [person, organisations] = await Promise.all([room.people.load(personId), confirmedIn(room, personId)]);
  if (person?.state.status !== 'registered') return anonymous;
  const { duties } = person.state;
  return {
    kind: 'person',
    id: personId,
    sessionId: id,
    audiences: audiencesFor(personId, organisations, duties),
    duties,
    organisations,
  };
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
  personId: Id<'person'>,
  organisations: readonly Id<'organisation'>[],
  duties: readonly HeldDuty[],
): readonly Audience[] {
  const ofOrganisations = organisations.map((id): Audience => `org:${id}`);
  return [
    ...new Set<Audience>(['public', `person:${personId}`, ...ofOrganisations, ...duties.flatMap(audiencesOfDuty)]),
  ];
}

function audiencesOfDuty({ duty, centreId }: HeldDuty): readonly Audience[] {
  switch (duty) {
    case 'intake':
      return centreId === null
        ? []
        : [`centre:${centreId}`, ...(centreOf(centreId)?.kind === 'national' ? (['national'] as const) : [])];
    case 'editor':
      return ['editors'];
    case 'administrator':
      return ['administrators'];
    default:
      return duty satisfies never;
  }
}
