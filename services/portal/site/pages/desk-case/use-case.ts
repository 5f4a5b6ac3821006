import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import type { Came } from '../../api/send.ts';
import { isShut, type Trouble, troubleOf } from '../../api/trouble.ts';
import { isStaff } from '../desk/duties.ts';
import type { Event, HeldDuties, Search, StaffCase } from './case.ts';

export type CaseShown =
  | { readonly status: 'asking' }
  | { readonly status: 'missing' }
  | { readonly status: 'not-staff'; readonly withheld: boolean }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | CaseThere;
export interface CaseThere {
  readonly status: 'there';
  readonly case: StaffCase;
  readonly search: Search | null;
  readonly personId: string;
  readonly duties: HeldDuties;
}

/** A case as it stands now, kept so, and what others did with it since the reader looked. */
export interface CaseDesk {
  readonly shown: CaseShown;
  readonly news: readonly Event[];
  readonly again: () => Promise<void>;
  /** Does something with the case. What comes of it is the reader's own, so no news: as long as it is not known what came of it, nothing is. */
  readonly work: (run: () => Promise<Came>) => Promise<void>;
  /** Gives up what is not known to have been done. */
  readonly rest: () => void;
  readonly seen: () => void;
}

export function useCase(id: string): CaseDesk {
  const client = useClient();
  const [shown, setShown] = useState<CaseShown>({ status: 'asking' });
  const [seenUntil, setSeenUntil] = useState<number | null>(null);
  const [isWorking, setWorking] = useState(false);
  const latest = useRef(0);
  const read = useCallback(
    async (mine = false) => {
      const asked = ++latest.current;
      const found = await caseOf(client, id);
      if (asked !== latest.current && !mine) return;
      setShown((known) => keepKnown(known, found));
      const last = lastOf(found);
      if (last !== null) setSeenUntil((before) => (mine || before === null ? last : before));
    },
    [client, id],
  );
  useEffect(() => void read(), [read]);
  useChanges(shown.status === 'there', (ids) => {
    if (ids === null || ids.includes(id)) void read();
  });
  // What candidates answer moves the search and not the case: no stream tells of it.
  useNowAndThen(() => {
    if (shown.status === 'there' && !isWorking) void read();
  });
  async function work(run: () => Promise<Came>): Promise<void> {
    setWorking(true);
    const came = await run();
    if (came === 'unknown') return;
    await read(came === 'done');
    setWorking(false);
  }
  const timeline = shown.status === 'there' ? shown.case.timeline : [];
  const news = timeline.filter(({ sequence }) => !isWorking && seenUntil !== null && sequence > seenUntil);
  const seen = () => setSeenUntil(lastOf(shown));
  return { shown, news, again: () => read(), work, rest: () => setWorking(false), seen };
}

/** Who reads it anew in vain goes on with what is known, and with what they are typing; but not who may read it no more. */
function keepKnown(known: CaseShown, found: CaseShown): CaseShown {
  if (known.status !== 'there' || found.status !== 'in-trouble') return found;
  return isShut(found.trouble) ? found : known;
}

function lastOf(shown: CaseShown): number | null {
  return shown.status === 'there' ? (shown.case.timeline.at(-1)?.sequence ?? 0) : null;
}

async function caseOf(client: ReturnType<typeof useClient>, id: string): Promise<CaseShown> {
  const { data, error } = await client.query(ASK.deskCase, { id }, { requestPolicy: 'network-only' });
  if (!data || (error && data.case === null))
    return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
  const { person, duties, withheld } = data.me;
  if (!isStaff(duties)) return { status: 'not-staff', withheld: withheld.length > 0 };
  if (data.case === null) return { status: 'missing' };
  return { status: 'there', case: data.case, search: data.invitation, personId: person.id, duties };
}
