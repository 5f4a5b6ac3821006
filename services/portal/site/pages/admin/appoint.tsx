import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { Answered } from '../../api/send.ts';
import { LineField, RadiosField } from '../../frame/inputs.tsx';
import type { Problems } from '../../frame/problems.ts';
import { Act } from './frame/act.tsx';
import { useSay } from './frame/said.tsx';

/** The duties that the system administrator gives while nobody holds them: otherwise nobody could ever give any. */
const APPOINTED = ['security', 'auditor'] as const;

/** Appoints the first security administrator, or the first audit administrator. */
export function Appoint() {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [duty, setDuty] = useState<(typeof APPOINTED)[number]>('security');
  const email = typed.trim();
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminGrant, { input: { email, duty }, commandId });
    return { answer: data?.grantDuty, error };
  }
  const lacks = (): Problems => (email === '' ? { email: t('admin.appoint.needEmail') } : {});
  return (
    <Act
      label={t('admin.appoint.label')}
      effect={t('admin.appoint.effect')}
      confirm={t('admin.appoint.yes')}
      run={run}
      lacks={lacks}
      fields={(problems) => (
        <>
          <RadiosField
            id="duty"
            label={t('admin.appoint.duty')}
            options={APPOINTED.map((one) => [one, t(`admin.appoint.duties.${one}`)])}
            value={duty}
            error={problems.duty}
            onChange={(chosen) => setDuty(APPOINTED.find((one) => one === chosen) ?? duty)}
          />
          <LineField
            id="email"
            type="email"
            label={t('admin.appoint.email')}
            value={typed}
            error={problems.email}
            onChange={setTyped}
          />
        </>
      )}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.appoint.done', { email }));
        setTyped('');
      }}
    />
  );
}
