import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import { LineField } from '../../../frame/inputs.tsx';
import type { Problems } from '../../../frame/problems.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';

const BLANK = { name: '', source: '' };

/** Registers a partner under the source of its events. */
export function Register({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const [wish, setWish] = useState(BLANK);
  const input = { name: wish.name.trim(), source: wish.source.trim() };
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminRegisterPartner, { input, commandId });
    return { answer: data?.registerPartner, error };
  }
  const lacks = (): Problems => ({
    ...(input.name === '' ? { name: t('admin.partners.needName') } : {}),
    ...(input.source === '' ? { source: t('admin.partners.needSource') } : {}),
  });
  return (
    <Act
      isFirst
      label={t('admin.partners.register')}
      effect={t('admin.partners.registerEffect')}
      confirm={t('admin.partners.registerYes')}
      run={run}
      lacks={lacks}
      fields={(problems) => (
        <>
          <LineField
            id="name"
            label={t('admin.partners.name')}
            value={wish.name}
            max={200}
            error={problems.name}
            onChange={(name) => setWish((before) => ({ ...before, name }))}
          />
          <LineField
            id="source"
            label={t('admin.partners.source')}
            hint={t('admin.partners.sourceHint')}
            value={wish.source}
            max={256}
            error={problems.source}
            onChange={(source) => setWish((before) => ({ ...before, source }))}
          />
        </>
      )}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.partners.registered', { name: input.name }));
        setWish(BLANK);
        again();
      }}
    />
  );
}
