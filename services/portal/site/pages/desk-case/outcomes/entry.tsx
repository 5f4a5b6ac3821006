import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { type Answered, useSend } from '../../../api/send.ts';
import { TextField } from '../../../frame/inputs.tsx';
import { InTrouble } from '../../../frame/states.tsx';
import { nameOf } from '../../../words/codes.ts';
import { moneyText } from '../../../words/currencies.ts';
import { calendarDay, momentOf } from '../../../words/dates.ts';
import type { Entry } from './index.tsx';

interface EntryProps {
  readonly entry: Entry;
  readonly isOwn: boolean;
  readonly mayApprove: boolean;
  readonly mayReverse: boolean;
  readonly again: () => void;
}

export function EntryLine({ entry, isOwn, mayApprove, mayReverse, again }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { status, kind, amount, currency, cny, rate, rateOn, method, basis, evidence } = entry;
  const money = moneyText(amount, currency, i18n.language);
  const on = calendarDay(rateOn, i18n.language);
  const worth = { money, cny: moneyText(cny, 'CNY', i18n.language), rate, on };
  return (
    <li>
      <p>
        <strong>
          {nameOf('ledgerKinds', kind)} {currency === 'CNY' ? money : t('outcomes.worth', worth)}
        </strong>{' '}
        <span className="level">{t(`outcomes.status.${status}`)}</span>
      </p>
      <p>{[method.label, nameOf('ledgerBases', basis), evidence].join(' · ')}</p>
      <Steps entry={entry} />
      {status === 'recorded' && mayApprove && isOwn && <p className="dim">{t('outcomes.own')}</p>}
      {status === 'recorded' && mayApprove && !isOwn && (
        <Second what="approve" entryId={entry.id} money={money} again={again} />
      )}
      {status === 'approved' && mayReverse && !isOwn && (
        <Second what="reverse" entryId={entry.id} money={money} again={again} />
      )}
    </li>
  );
}

/** Who did what with it, and when. */
function Steps({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const by = (person: { readonly email: string } | null, at: string) => ({
    who: person?.email ?? t('outcomes.somebody'),
    at: momentOf(at, i18n.language),
  });
  const { recordedBy, recordedAt, approvedBy, approvedAt, reversedBy, reversedAt, reversalReason } = entry;
  const steps = [
    t('outcomes.recorded', by(recordedBy, recordedAt)),
    approvedAt && t('outcomes.approved', by(approvedBy, approvedAt)),
    reversedAt && t('outcomes.reversed', { ...by(reversedBy, reversedAt), why: reversalReason ?? '' }),
  ];
  return (
    <p className="dim">
      {steps.filter(Boolean).map((step) => (
        <span key={step}>
          {step}
          <br />
        </span>
      ))}
    </p>
  );
}

interface SecondProps {
  readonly what: 'approve' | 'reverse';
  readonly entryId: string;
  readonly money: string;
  readonly again: () => void;
}

/** What the second person does with an entry, asked once more before it is done. */
function Second({ what, entryId, money, again }: SecondProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [why, setWhy] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { sending, send } = useSend();
  const run = useSecond(what, entryId);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const lacks = what === 'reverse' && why.trim() === '';
    setEmpty(lacks);
    if (lacks) return;
    if ((await send((commandId) => run(why.trim(), commandId))) !== 'unknown') again();
  }
  const one = t(`outcomes.${what}One`, { money });
  if (!asks)
    return (
      <Button className="noprint" aria-label={one} onClick={() => setAsks(true)}>
        {t(`outcomes.${what}`)}
      </Button>
    );
  return (
    <form noValidate className="panel" aria-label={one} onSubmit={submit}>
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      {what === 'approve' && <p>{t('outcomes.approveSure')}</p>}
      {what === 'reverse' && (
        <TextField
          id={`why-${entryId}`}
          label={t('outcomes.why')}
          error={isEmpty ? t('outcomes.needWhy') : undefined}
          max={2_000}
          rows={3}
          value={why}
          onChange={setWhy}
        />
      )}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
          {t(what === 'approve' ? 'outcomes.yesApprove' : 'outcomes.yesReverse')}
        </Button>
        <Button onClick={() => setAsks(false)}>{t('outcomes.cancel')}</Button>
      </div>
    </form>
  );
}

function useSecond(what: SecondProps['what'], entryId: string) {
  const client = useClient();
  return async (reason: string, commandId: string): Promise<Answered> => {
    if (what === 'approve') {
      const { data, error } = await client.mutation(ASK.approveOutcome, { input: { entryId }, commandId });
      return { answer: data?.approveOutcome, error };
    }
    const { data, error } = await client.mutation(ASK.reverseOutcome, { input: { entryId, reason }, commandId });
    return { answer: data?.reverseOutcome, error };
  };
}
