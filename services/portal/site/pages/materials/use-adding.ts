import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../../api/command-id.ts';
import { ASK } from '../../api/documents.ts';
import { outcomeOf } from '../../api/send.ts';
import type { Trouble } from '../../api/trouble.ts';
import { upload } from '../../api/upload.ts';
import { type Chosen, chosenOf, type Stands } from './chosen.ts';

/** What is the same for all files that are added at once. */
export interface About {
  readonly caseId: string;
  readonly secrecy: 'general' | 'secret' | 'experts';
  readonly expertMayRead: boolean;
}

/** Sends the files that were chosen one after the other, each with its bytes first; those that came to nothing stay, with why. */
export function useAdding() {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [isUnderWay, setUnderWay] = useState(false);
  const stopping = useRef<AbortController | null>(null);
  const nextKey = useRef(0);
  const add = useAddMaterial();

  const put = (key: number, more: Partial<Chosen>) =>
    setChosen((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const drop = (key: number) => setChosen((all) => all.filter((one) => one.key !== key));

  function choose(files: readonly File[]): void {
    setChosen((all) => [...all, ...chosenOf(files, nextKey.current)]);
    nextKey.current += files.length;
  }

  /** How many were added of how many. */
  async function send(about: About): Promise<{ readonly added: number; readonly left: number }> {
    const stop = new AbortController();
    stopping.current = stop;
    setUnderWay(true);
    let added = 0;
    for (const one of chosen) {
      if (stop.signal.aborted) break;
      const told = (share: number) => put(one.key, { stands: { status: 'under-way', share } });
      told(0);
      const sent = await sendOne(one, { about, add, told, signal: stop.signal, put: (more) => put(one.key, more) });
      if (sent === 'added') {
        added += 1;
        drop(one.key);
      } else put(one.key, { stands: sent });
    }
    setUnderWay(false);
    return { added, left: chosen.length - added };
  }

  return { chosen, isUnderWay, choose, put, drop, send, stop: () => stopping.current?.abort() };
}

interface Sending {
  readonly about: About;
  readonly add: ReturnType<typeof useAddMaterial>;
  readonly told: (share: number) => void;
  readonly signal: AbortSignal;
  readonly put: (more: Partial<Chosen>) => void;
}

async function sendOne(one: Chosen, { about, add, told, signal, put }: Sending): Promise<Stands | 'added'> {
  const uploaded = one.uploadId
    ? { status: 'sent' as const, uploadId: one.uploadId }
    : await upload(one.file, told, signal);
  if (uploaded.status === 'stopped') return { status: 'waiting' };
  if (uploaded.status === 'in-trouble') return uploaded;
  put({ uploadId: uploaded.uploadId, isUncertain: true });
  const stands = outcomeOf(await add(one, uploaded.uploadId, about));
  switch (stands.status) {
    case 'idle':
      return 'added';
    case 'wrong':
      // It was answered: whatever is sent next is another command, of other bytes.
      put({ commandId: newCommandId(), uploadId: null, isUncertain: false });
      return { status: 'wrong', message: stands.problems.map(({ message }) => message).join(' ') };
    case 'in-trouble':
      if (isRefused(stands.trouble)) put({ commandId: newCommandId(), isUncertain: false });
      return stands;
    case 'under-way':
      return { status: 'waiting' };
    default:
      return stands satisfies never;
  }
}

/** Whether it is known that it was not added. That it took too long says nothing. */
function isRefused(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && trouble.code !== 'TOO_SLOW';
}

function useAddMaterial() {
  const client = useClient();
  return async ({ kind, commandId }: Chosen, uploadId: string, about: About) => {
    const input = { ...about, kind, uploadId, holdsStateSecret: false };
    const { data, error } = await client.mutation(ASK.addMaterial, { input, commandId });
    return { answer: data?.addMaterial, error };
  };
}
