import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useSend } from '../../api/send.ts';
import { LineField } from '../../frame/inputs.tsx';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { calendarDay } from '../../words/dates.ts';
import { now } from '../../words/now.ts';
import { dateOf } from '../../words/working-days.ts';
import type { Profile } from './use-room.ts';

type Absence = Profile['absences'][number];
const NOTHING: Absence = { from: '', to: '' };

/** When an expert takes nothing on. All that is not over is stated each time: what is left out is gone. */
export function Absences({ of, again }: { readonly of: Profile; readonly again: () => Promise<void> }) {
  const { t } = useTranslation();
  const today = dateOf(now());
  const stated = of.absences.filter(({ to }) => to >= today);
  const [typed, setTyped] = useState(NOTHING);
  const [said, setSaid] = useState<'' | 'saved' | 'lacking'>('');
  const { sending, send, isUncertain } = useSend();
  const state = useStating(of.id);
  async function say(absences: readonly Absence[]): Promise<void> {
    const came = await send((commandId) => state(absences, commandId));
    setSaid(came === 'done' ? 'saved' : '');
    if (came === 'done') setTyped(NOTHING);
    await again();
  }
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isWhole = typed.from !== '' && typed.to >= typed.from && typed.to >= today;
    if (!isWhole && !isUncertain) return setSaid('lacking');
    await say([...stated, typed]);
  }
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <section className="thread" aria-labelledby="absences">
      <h2 id="absences">{t('expert.absences')}</h2>
      <p className="dim">{t('expert.absencesLead')}</p>
      {stated.length === 0 && <p>{t('expert.noAbsences')}</p>}
      <ul className="lines">
        {stated.map((one) => (
          <Line
            key={`${one.from} ${one.to}`}
            of={one}
            isUncertain={isUncertain}
            remove={() => say(stated.filter((other) => other !== one))}
          />
        ))}
      </ul>
      <form noValidate onSubmit={add} aria-label={t('expert.absences')}>
        <SendingTrouble sending={sending} next="/expert" />
        {isUncertain && <p>{t('expert.uncertain')}</p>}
        <fieldset disabled={isUncertain}>
          <LineField
            id="absence-from"
            label={t('expert.from')}
            type="date"
            value={typed.from}
            onChange={(from) => setTyped({ ...typed, from })}
          />
          <LineField
            id="absence-to"
            label={t('expert.to')}
            type="date"
            value={typed.to}
            error={said === 'lacking' ? t('expert.needDays') : wrong}
            onChange={(to) => setTyped({ ...typed, to })}
          />
        </fieldset>
        <Button htmlType="submit" loading={sending.status === 'under-way'}>
          {t('expert.addAbsence')}
        </Button>
        <p role="status">{said === 'saved' && t('expert.absencesSaved')}</p>
      </form>
    </section>
  );
}

interface LineProps {
  readonly of: Absence;
  /** While it is not known what became of the last statement, that one is sent again and no other. */
  readonly isUncertain: boolean;
  readonly remove: () => void;
}

function Line({ of, isUncertain, remove }: LineProps) {
  const { t, i18n } = useTranslation();
  const days = { from: calendarDay(of.from, i18n.language), to: calendarDay(of.to, i18n.language) };
  return (
    <li>
      {t('expert.absence', days)}{' '}
      <button type="button" className="link" disabled={isUncertain} onClick={remove}>
        {t('expert.removeAbsence', days)}
      </button>
    </li>
  );
}

function useStating(expertId: string) {
  const client = useClient();
  return async (absences: readonly Absence[], commandId: string) => {
    const input = { expertId, absences: absences.map(({ from, to }) => ({ from, to })) };
    const { data, error } = await client.mutation(ASK.expertStateAbsences, { input, commandId });
    return { answer: data?.stateAbsences, error };
  };
}
