import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered, Came } from '../../../api/send.ts';
import { TextField } from '../../../frame/inputs.tsx';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import type { Parked } from './lanes.ts';

interface DealProps {
  readonly of: Parked;
  readonly again: () => void;
}

/** Handles an event again, and those behind it in their order, and says how far that came. */
export function Replay({ of: { id, service }, waiting, again }: DealProps & { readonly waiting: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const said = useRef('');
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminReplay, { input: { service, id }, commandId });
    const answer = data?.replayParked;
    if (answer?.__typename === 'ParkedDone') said.current = replayedIn(answer);
    return { answer, error };
  }
  function replayedIn({
    replayed: count,
    error,
  }: {
    readonly replayed: number;
    readonly error: string | null;
  }): string {
    const handled = t('admin.events.replayed', { count });
    return error === null ? handled : `${handled}${t('admin.events.failsStill', { error })}`;
  }
  return (
    <Act
      isFirst
      label={t('admin.events.replay')}
      about={id}
      effect={t('admin.events.replayEffect', { count: waiting + 1 })}
      confirm={t('admin.events.replayYes')}
      run={run}
      after={(came) => {
        if (came === 'done') say(said.current);
        again();
      }}
    />
  );
}

const REASON_MAX = 500;

/** Gives an event up, with the reason that is kept; those behind it are handled then. */
export function Skip({ of: { id, service }, again }: DealProps) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const [reason, setReason] = useState('');
  async function run(commandId: string): Promise<Answered> {
    const input = { service, id, reason: reason.trim() };
    const { data, error } = await client.mutation(ASK.adminSkip, { input, commandId });
    return { answer: data?.skipParked, error };
  }
  function after(came: Came): void {
    if (came === 'done') say(t('admin.events.skipped'));
    again();
  }
  return (
    <Act
      label={t('admin.events.skip')}
      about={id}
      effect={t('admin.events.skipEffect')}
      confirm={t('admin.events.skipYes')}
      run={run}
      lacks={() => (reason.trim() === '' ? { reason: t('admin.events.needReason') } : {})}
      fields={({ reason: wrong }) => (
        <TextField
          id="reason"
          label={t('admin.events.reason')}
          hint={t('admin.events.reasonHint')}
          value={reason}
          rows={3}
          max={REASON_MAX}
          error={wrong}
          onChange={setReason}
        />
      )}
      after={after}
    />
  );
}
