import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LineField } from '../../../frame/inputs.tsx';
import { type Choice, FIELDS, queryOf } from './choice.ts';

interface FilterProps {
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
}

/** Which of the two lists, and what of it. */
export function Filter({ choice, choose }: FilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(choice);
  function submit(event: FormEvent): void {
    event.preventDefault();
    choose(typed);
  }
  return (
    <>
      <nav className="steps" aria-label={t('admin.audit.views')}>
        {(['record', 'access'] as const).map((view) => (
          <Link
            key={view}
            to={`/admin/audit?${queryOf({ ...choice, view })}`}
            aria-current={choice.view === view ? 'step' : undefined}
          >
            {t(`admin.audit.view.${view}`)}
          </Link>
        ))}
      </nav>
      <p>{t(`admin.audit.about.${choice.view}`)}</p>
      <search>
        <form className="filter" noValidate aria-label={t('admin.audit.filter')} onSubmit={submit}>
          {FIELDS.map((field) => (
            <LineField
              key={field}
              id={field}
              type={field === 'from' || field === 'until' ? 'date' : 'text'}
              label={t(`admin.audit.fields.${field}`)}
              value={typed[field]}
              onChange={(value) => setTyped((before) => ({ ...before, [field]: value }))}
            />
          ))}
          <div className="field">
            <Button htmlType="submit">{t('admin.audit.filter')}</Button>
          </div>
        </form>
      </search>
    </>
  );
}
