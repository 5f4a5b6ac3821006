import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import type { HeldDuty } from '../desk/duties.ts';
import { deskDutiesOf } from '../editor/duties.ts';
import type { Reader } from '../editor/review.ts';
import type { DeskWarning } from './warning.ts';

export type WarningShown =
  | { readonly status: 'asking' }
  | { readonly status: 'missing' }
  | { readonly status: 'not-desk'; readonly withheld: boolean }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | WarningThere;
export interface WarningThere {
  readonly status: 'there';
  /** Null of one that is yet to be written. */
  readonly warning: DeskWarning | null;
  readonly reader: Reader;
  /** Whether the sign-in has expired since: what is known stays, and what is typed. */
  readonly isSignedOut: boolean;
}

/** A warning as it stands now, kept so. `changed` says that others have worked on it since the reader looked. */
export interface WarningDesk {
  readonly shown: WarningShown;
  readonly changed: boolean;
  /** Reads it anew: what is different is the reader's own doing where `mine` says so. */
  readonly again: (mine?: boolean) => Promise<void>;
  readonly seen: () => void;
}

/** The path of one that is yet to be written. */
const NEW = 'new';

export function useWarning(id: string): WarningDesk {
  const client = useClient();
  const [shown, setShown] = useState<WarningShown>({ status: 'asking' });
  const [seenAt, setSeenAt] = useState<string | null>(null);
  const latest = useRef(0);
  const again = useCallback(
    async (mine = false) => {
      const asked = ++latest.current;
      const found = await warningOf(client, id);
      if (asked !== latest.current && !mine) return;
      setShown((known) => keepKnown(known, found));
      const at = standingOf(found);
      if (at !== null) setSeenAt((before) => (mine || before === null ? at : before));
    },
    [client, id],
  );
  useEffect(() => void again(), [again]);
  useNowAndThen(() => void again());
  const at = standingOf(shown);
  const changed = seenAt !== null && at !== null && at !== seenAt;
  return { shown, changed, again, seen: () => setSeenAt(at) };
}

/** Who reads it anew in vain goes on with what is known, and with what they are typing; but not who may read it no more. */
function keepKnown(known: WarningShown, found: WarningShown): WarningShown {
  if (known.status !== 'there' || found.status !== 'in-trouble') return found;
  const code = found.trouble.kind === 'refused' ? found.trouble.code : null;
  if (code === 'FORBIDDEN') return found;
  return code === 'UNAUTHENTICATED' ? { ...known, isSignedOut: true } : known;
}

/** Where a warning stands, told apart by whatever the desk may do with it. */
function standingOf(shown: WarningShown): string | null {
  if (shown.status !== 'there' || shown.warning === null) return null;
  const { status, version, work } = shown.warning;
  // What somebody saved of a draft is told where it is written.
  return [status, version, work?.stage, work?.stage === 'draft' ? '' : work?.revision].join(' ');
}

type Client = ReturnType<typeof useClient>;
const fresh = { requestPolicy: 'network-only' } as const;

async function warningOf(client: Client, id: string): Promise<WarningShown> {
  if (id === NEW) return readerAlone(client);
  const { data, error } = await client.query(ASK.editorWarning, { id }, fresh);
  if (!data || (error && data.warning === null)) return inTrouble(error);
  const reader = readerOf(data.me);
  if (reader.duties.length === 0) return { status: 'not-desk', withheld: data.me.withheld.length > 0 };
  if (data.warning === null) return { status: 'missing' };
  return { status: 'there', warning: data.warning, reader, isSignedOut: false };
}

/** Of one that is yet to be written there is nothing but who is to write it. */
async function readerAlone(client: Client): Promise<WarningShown> {
  const { data, error } = await client.query(ASK.deskMe, {}, fresh);
  if (!data) return inTrouble(error);
  const reader = readerOf(data.me);
  if (reader.duties.length === 0) return { status: 'not-desk', withheld: data.me.withheld.length > 0 };
  return { status: 'there', warning: null, reader, isSignedOut: false };
}

interface Me {
  readonly person: { readonly id: string };
  readonly duties: readonly HeldDuty[];
}
function readerOf({ person, duties }: Me): Reader {
  return { id: person.id, duties: deskDutiesOf(duties) };
}

function inTrouble(error: CombinedError | undefined): WarningShown {
  return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
}
