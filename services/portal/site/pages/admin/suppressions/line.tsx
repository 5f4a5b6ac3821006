import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered, Came } from '../../../api/send.ts';
import { TextField } from '../../../frame/inputs.tsx';
import { momentOf } from '../../../words/dates.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';

interface LineProps {
  readonly of: {
    readonly id: string;
    readonly address: string;
    readonly reason: 'hard' | 'soft' | 'complaint';
    readonly since: string;
    readonly count: number;
  };
  readonly again: () => void;
}

/** An address as far as it is shown, why it is not mailed, and what has it mailed again. */
export function Line({ of, again }: LineProps) {
  const { t, i18n } = useTranslation();
  const { address, reason, since, count } = of;
  return (
    <li>
      <strong>
        <bdi>{address}</bdi>
      </strong>
      <p>{t(`admin.suppressions.reasons.${reason}`)}</p>
      <p>{t('admin.suppressions.since', { time: momentOf(since, i18n.language), count })}</p>
      <Lift of={of} again={again} />
    </li>
  );
}

const REASON_MAX = 500;

function Lift({ of: { id, address }, again }: LineProps) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const [reason, setReason] = useState('');
  async function run(commandId: string): Promise<Answered> {
    const input = { id, reason: reason.trim() };
    const { data, error } = await client.mutation(ASK.adminLiftSuppression, { input, commandId });
    return { answer: data?.liftSuppression, error };
  }
  function after(came: Came): void {
    if (came === 'done') say(t('admin.suppressions.lifted', { address }));
    again();
  }
  return (
    <Act
      label={t('admin.suppressions.lift')}
      about={address}
      effect={t('admin.suppressions.liftEffect')}
      confirm={t('admin.suppressions.liftYes')}
      run={run}
      lacks={() => (reason.trim() === '' ? { reason: t('admin.suppressions.needReason') } : {})}
      fields={({ reason: wrong }) => (
        <TextField
          id="reason"
          label={t('admin.suppressions.reason')}
          hint={t('admin.suppressions.reasonHint')}
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
