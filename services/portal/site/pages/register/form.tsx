import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField, type Option, SelectField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { now } from '../../words/now.ts';
import { chinaDay, type Period } from './case.ts';
import { type Making, useRegister } from './use-register.ts';

interface RegisterFormProps {
  readonly centres: readonly Option[];
  readonly own: string;
}

/** Which centre, and from when to when; then the file, while one may go on or leave off. */
export function RegisterForm({ centres, own }: RegisterFormProps) {
  const { t } = useTranslation();
  const [centreId, setCentre] = useState(own);
  const [period, setPeriod] = useState<Period>(thisMonth);
  const [wrong, setWrong] = useState(false);
  const { making, make, cancel } = useRegister();
  const isUnderWay = making.status === 'reading' || making.status === 'writing';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isWrong = period.from === '' || period.to === '' || period.from > period.to;
    setWrong(isWrong);
    if (isWrong || isUnderWay || centreId === '') return;
    const name = centres.find(([id]) => id === centreId)?.[1] ?? '';
    void make({ centreId, period, fileName: `${t('register.file', { ...period, centre: name })}.xlsx` });
  };
  const error = wrong ? t('register.wrongPeriod') : undefined;
  return (
    <>
      <form onSubmit={send} noValidate>
        <SelectField
          id="centre"
          label={t('register.centre')}
          none={t('register.noCentre')}
          options={centres}
          value={centreId}
          onChange={setCentre}
        />
        <LineField
          id="from"
          type="date"
          label={t('register.from')}
          value={period.from}
          error={error}
          onChange={(from) => setPeriod({ ...period, from })}
        />
        <LineField
          id="to"
          type="date"
          label={t('register.to')}
          hint={t('register.toHint')}
          value={period.to}
          onChange={(to) => setPeriod({ ...period, to })}
        />
        <p className="actions">
          <Button type="primary" htmlType="submit" disabled={isUnderWay || centreId === ''}>
            {t('register.make')}
          </Button>
          {isUnderWay && <Button onClick={cancel}>{t('register.cancel')}</Button>}
        </p>
      </form>
      <Progress making={making} />
    </>
  );
}

function thisMonth(): Period {
  const today = chinaDay(now());
  return { from: `${today.slice(0, 7)}-01`, to: today };
}

function Progress({ making }: { readonly making: Making }) {
  const { t } = useTranslation();
  if (making.status === 'in-trouble') return <InTrouble trouble={making.trouble} />;
  return (
    <div className="delivery">
      {making.status === 'reading' && (
        <>
          <progress aria-label={t('register.progress')} value={making.share} max={1} />
          <p className="figures">{t('register.read', { number: making.count })}</p>
        </>
      )}
      {making.status === 'writing' && <progress aria-label={t('register.progress')} />}
      <p role="status">
        <Said making={making} />
      </p>
    </div>
  );
}

/** What is said to who hears the page: not each page of cases that was read. */
function Said({ making }: { readonly making: Exclude<Making, { readonly status: 'in-trouble' }> }) {
  const { t } = useTranslation();
  switch (making.status) {
    case 'idle':
      return null;
    case 'reading':
    case 'writing':
    case 'cancelled':
      return t(`register.${making.status}`);
    case 'done':
      return t('register.done', { count: making.count });
    default:
      return making satisfies never;
  }
}
