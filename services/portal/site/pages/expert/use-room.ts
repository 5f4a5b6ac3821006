import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { isExpert } from '../desk/duties.ts';
import type { Candidacy } from './candidacies.ts';

export type Profile = NonNullable<ResultOf<typeof ASK.expertProfile>['myExpertProfile']>;

/** What an expert has before them. */
export type Room =
  | { readonly status: 'asking' }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | { readonly status: 'not-expert'; readonly withheld: boolean }
  | {
      readonly status: 'there';
      readonly personId: string;
      readonly profile: Profile;
      readonly candidacies: readonly Candidacy[];
    };

/** All of it as it stands: asked for anew whenever a case moves, and now and then, since no stream tells of invitations. */
export function useRoom() {
  const client = useClient();
  const [room, setRoom] = useState<Room>({ status: 'asking' });
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    const found = await roomOf(client);
    if (mine === latest.current) setRoom((known) => keepKnown(known, found));
  }, [client]);
  useEffect(() => void again(), [again]);
  useChanges(room.status === 'there', () => void again());
  useNowAndThen(() => void again());
  return { room, again };
}

function keepKnown(known: Room, found: Room): Room {
  const isOffline = found.status === 'in-trouble' && found.trouble.kind === 'offline';
  return known.status === 'there' && isOffline ? known : found;
}

type Client = ReturnType<typeof useClient>;
const fresh = { requestPolicy: 'network-only' } as const;

async function roomOf(client: Client): Promise<Room> {
  const { data, error } = await client.query(ASK.deskMe, {}, fresh);
  if (!data) return inTrouble(error);
  const { person, duties, withheld } = data.me;
  if (!isExpert(duties)) return { status: 'not-expert', withheld: isExpert(withheld) };
  const [profile, invited] = await Promise.all([client.query(ASK.expertProfile, {}, fresh), allInvitations(client)]);
  if (!profile.data || !invited.all) return inTrouble(profile.error ?? invited.error);
  const own = profile.data.myExpertProfile;
  if (own === null) return { status: 'not-expert', withheld: false };
  return { status: 'there', personId: person.id, profile: own, candidacies: invited.all };
}

const PAGE = 50;

type Invited = ResultOf<typeof ASK.expertInvitations>['myInvitations'];

/** Every invitation, page after page: what waits longest may be among the oldest. */
async function allInvitations(client: Client) {
  const all: Candidacy[] = [];
  let after: string | null = null;
  do {
    const { page, error }: PageFound = await invitationsAfter(client, after);
    if (!page) return { all: null, error };
    all.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return { all, error: undefined };
}

interface PageFound {
  readonly page: Invited | undefined;
  readonly error: CombinedError | undefined;
}
async function invitationsAfter(client: Client, after: string | null): Promise<PageFound> {
  const { data, error } = await client.query(ASK.expertInvitations, { first: PAGE, after }, fresh);
  return { page: data?.myInvitations, error };
}

function inTrouble(error: CombinedError | undefined): Room {
  return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
}
