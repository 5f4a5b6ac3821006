import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField, type Option, SelectField } from '../../../frame/inputs.tsx';
import { DutyField } from './duty-field.tsx';

/** Whom to show. An address says it alone. */
export interface Wanted {
  readonly email: string;
  readonly duty: string;
  readonly centreId: string;
}
export const EVERYBODY: Wanted = { email: '', duty: '', centreId: '' };

interface FindProps {
  readonly centres: readonly Option[];
  readonly find: (wanted: Wanted) => void;
}

/** Finds people by address, or by what they hold. */
export function Find({ centres, find }: FindProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(EVERYBODY);
  const change = (more: Partial<Wanted>) => setWanted((before) => ({ ...before, ...more }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    find({ ...wanted, email: wanted.email.trim() });
  }
  return (
    <search>
      <form className="filter" noValidate aria-label={t('admin.people.find')} onSubmit={submit}>
        <LineField
          id="find-email"
          label={t('admin.people.email')}
          value={wanted.email}
          onChange={(email) => change({ email })}
        />
        <DutyField
          id="find-duty"
          none={t('admin.people.anyDuty')}
          value={wanted.duty}
          onChange={(duty) => change({ duty })}
        />
        <SelectField
          id="find-centre"
          label={t('admin.people.centre')}
          none={t('admin.people.anyCentre')}
          options={centres}
          value={wanted.centreId}
          onChange={(centreId) => change({ centreId })}
        />
        <div className="field">
          <Button htmlType="submit">{t('admin.people.find')}</Button>
        </div>
      </form>
    </search>
  );
}
