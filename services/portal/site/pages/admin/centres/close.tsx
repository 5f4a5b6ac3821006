import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import type { Stated } from './wish.ts';

/** Closes a centre: nothing goes there any more, and what is there stays. */
export function Close({ of: { id, code }, again }: { readonly of: Stated; readonly again: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminCloseCentre, { input: { centreId: id }, commandId });
    return { answer: data?.closeCentre, error };
  }
  return (
    <Act
      label={t('admin.centres.close')}
      about={code}
      effect={t('admin.centres.closeEffect')}
      confirm={t('admin.centres.closeYes')}
      run={run}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.centres.closed', { code }));
        again();
      }}
    />
  );
}
