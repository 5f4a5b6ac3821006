import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../frame/inputs.tsx';
import { adminOptions } from '../../../words/admin-codes.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import { type Account, type Deed, reasonsOf } from './account.ts';
import { useDeed } from './run.ts';

interface DeedOfProps {
  readonly of: Account;
  readonly deed: Deed;
  readonly again: () => void;
}

/** Something that is done to a person: for a reason, where the record keeps one. */
export function DeedOf({ of: { person }, deed, again }: DeedOfProps) {
  const { t } = useTranslation();
  const say = useSay();
  const [reason, setReason] = useState('');
  const run = useDeed(person.id);
  const reasons = reasonsOf(deed);
  return (
    <Act
      label={t(`admin.people.deed.${deed}.label`)}
      about={person.email}
      effect={t(`admin.people.deed.${deed}.effect`)}
      confirm={t(`admin.people.deed.${deed}.yes`)}
      run={(commandId) => run(deed, reason, commandId)}
      lacks={() => (reasons && reason === '' ? { reason: t('admin.people.needReason') } : {})}
      {...(reasons && {
        fields: (problems) => (
          <SelectField
            id="reason"
            label={t('admin.people.reason')}
            none={t('admin.people.choose')}
            options={adminOptions(reasons)}
            value={reason}
            error={problems.reason}
            onChange={setReason}
          />
        ),
      })}
      after={(came) => {
        if (came !== 'done') return;
        say(t(`admin.people.deed.${deed}.done`, { email: person.email }));
        again();
      }}
    />
  );
}
