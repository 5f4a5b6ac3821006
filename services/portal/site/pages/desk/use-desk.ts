import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { now } from '../../words/now.ts';
import { type HeldDuty, holds, isStaff } from './duties.ts';
import { type DeskLine, linesOf } from './lines.ts';
import { casesUpTo, EMPTY, type List, offeredUpTo, PAGE, queueUpTo } from './lists.ts';

export type Desk =
  | { readonly status: 'asking' }
  | { readonly status: 'not-staff'; readonly withheld: boolean }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | DeskThere;
interface DeskThere {
  readonly status: 'there';
  readonly lines: readonly DeskLine[];
  readonly hasMore: boolean;
  readonly at: number;
  readonly doesIntake: boolean;
  readonly duties: readonly HeldDuty[];
  readonly personId: string;
}

/** All lists of the desk, kept as they stand: asked for anew whenever a case moves. A line that breaks leaves what is known. */
export function useDesk() {
  const client = useClient();
  const [desk, setDesk] = useState<Desk>({ status: 'asking' });
  const [most, setMost] = useState(PAGE);
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    const found = await deskOf(client, most);
    if (mine === latest.current) setDesk((known) => keepKnown(known, found));
  }, [client, most]);
  useEffect(() => void again(), [again]);
  useChanges(desk.status === 'there', () => void again());
  return { desk, again, more: () => setMost((before) => before + PAGE) };
}

function keepKnown(known: Desk, found: Desk): Desk {
  const isOffline = found.status === 'in-trouble' && found.trouble.kind === 'offline';
  return known.status === 'there' && isOffline ? known : found;
}

type Client = ReturnType<typeof useClient>;

async function deskOf(client: Client, most: number): Promise<Desk> {
  const { data, error } = await client.query(ASK.deskMe, {}, { requestPolicy: 'network-only' });
  if (!data) return inTrouble(error);
  const { duties, withheld, person } = data.me;
  if (!isStaff(duties)) return { status: 'not-staff', withheld: withheld.length > 0 };
  const doesIntake = duties.some(({ duty, centre }) => duty === 'intake' && centre !== null);
  return listsOf(client, most, { duties, doesIntake, personId: person.id });
}

interface Staff {
  readonly personId: string;
  readonly duties: readonly HeldDuty[];
  readonly doesIntake: boolean;
}

async function listsOf(client: Client, most: number, { duties, doesIntake, personId }: Staff): Promise<Desk> {
  const [submitted, offered, supplementing, accepted, guiding] = await Promise.all([
    doesIntake ? queueUpTo(client, most) : casesUpTo(client, most, 'submitted'),
    doesIntake ? offeredUpTo(client, most) : EMPTY,
    casesUpTo(client, most, 'supplementing'),
    casesUpTo(client, most, 'accepted'),
    casesUpTo(client, most, 'guiding'),
  ]);
  const found = { submitted, offered, supplementing, accepted, guiding };
  const failed = Object.values(found).find(({ nodes }) => nodes === null);
  if (failed) return inTrouble(failed.error);
  const own = ({ nodes }: List) => (nodes ?? []).filter(({ centre }) => worksAt(duties, centre.id));
  return {
    status: 'there',
    lines: linesOf({
      submitted: own(submitted),
      offered: offered.nodes ?? [],
      supplementing: own(supplementing),
      accepted: own(accepted),
      guiding: own(guiding),
    }),
    hasMore: Object.values(found).some(({ hasMore }) => hasMore),
    at: now(),
    doesIntake,
    duties,
    personId,
  };
}

/** Staff who belong to an enterprise see its cases too: those are not the centre's. */
function worksAt(duties: readonly HeldDuty[], centreId: string): boolean {
  return duties.some(({ duty }) => holds(duties, duty, centreId));
}

function inTrouble(error: CombinedError | undefined): Desk {
  return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
}
