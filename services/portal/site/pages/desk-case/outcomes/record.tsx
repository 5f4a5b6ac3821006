import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { type Answered, useSend } from '../../../api/send.ts';
import { ErrorSummary } from '../../../frame/field.tsx';
import { LineField, SelectField, TextField } from '../../../frame/inputs.tsx';
import { commandFor, forgetCommand, useKept } from '../../../frame/kept.ts';
import { type Problems, problemsAt } from '../../../frame/problems.ts';
import { InTrouble } from '../../../frame/states.tsx';
import { codesOf, nameOf } from '../../../words/codes.ts';
import { CURRENCIES, moneyText } from '../../../words/currencies.ts';
import { now } from '../../../words/now.ts';
import { dateOf } from '../../../words/working-days.ts';
import { blank, cnyOf, lacksOf, outcomeInput, type Recorded } from './recorded.ts';

interface RecordProps {
  readonly caseId: string;
  readonly personId: string;
  readonly again: () => void;
}

/** States an outcome. It counts once somebody else has approved it. */
export function Record({ caseId, personId, again }: RecordProps) {
  const { t } = useTranslation();
  const kept = `outcome ${caseId}`;
  const fresh = () => blank(dateOf(now()));
  const [one, setOne, forget] = useKept<Recorded>(kept, personId, fresh);
  const [tried, setTried] = useState(0);
  const [isSent, setSent] = useState(false);
  const { sending, isUncertain, send } = useSend();
  const record = useRecording(kept, caseId);
  const lacks = lacksOf(one);
  const problems: Problems = {
    ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}),
    ...(tried > 0 ? Object.fromEntries(lacks.map((lack) => [lack, t(`outcomes.need.${lack}`)])) : {}),
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(tried + 1);
    setSent(false);
    if (lacks.length > 0) return;
    const came = await send(() => record(one));
    if (came === 'done') {
      setOne(fresh());
      forget();
      setTried(0);
      setSent(true);
    }
    again();
  }
  return (
    <details className="noprint">
      <summary>{t('outcomes.record')}</summary>
      <form noValidate onSubmit={submit} aria-label={t('outcomes.record')}>
        <p>{t('outcomes.lead')}</p>
        <ErrorSummary title={t('outcomes.wrong')} problems={problems} tried={tried} />
        {sending.status === 'in-trouble' && (
          <div role="alert">
            <InTrouble trouble={sending.trouble} />
          </div>
        )}
        {isUncertain && <p role="alert">{t('outcomes.uncertain')}</p>}
        <fieldset disabled={isUncertain}>
          <Fields one={one} change={(more) => setOne({ ...one, ...more })} problems={problems} />
        </fieldset>
        <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
          {t(isUncertain ? 'outcomes.again' : 'outcomes.send')}
        </Button>
        <p role="status">{isSent && t('outcomes.sent')}</p>
      </form>
    </details>
  );
}

function useRecording(kept: string, caseId: string) {
  const client = useClient();
  return async (one: Recorded): Promise<Answered> => {
    const input = outcomeInput(caseId, one);
    if (input === null) throw new Error('an outcome that lacks something is not sent');
    const { data, error } = await client.mutation(ASK.recordOutcome, { input, commandId: commandFor(kept, input) });
    if (data?.recordOutcome) forgetCommand(kept);
    return { answer: data?.recordOutcome, error };
  };
}

interface FieldsProps {
  readonly one: Recorded;
  readonly change: (more: Partial<Recorded>) => void;
  readonly problems: Problems;
}

const KINDS = ['recovered', 'saved'] as const;
const BASES = ['proven', 'confirmed', 'estimated'] as const;
const METHODS = { recovered: 'recoveredBy', saved: 'savedBy' } as const;

function Fields({ one, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const methods = one.kind === '' ? null : METHODS[one.kind];
  return (
    <>
      <SelectField
        id="kind"
        label={t('outcomes.kind')}
        none={t('outcomes.choose')}
        error={problems.kind}
        options={KINDS.map((kind) => [kind, nameOf('ledgerKinds', kind)])}
        value={one.kind}
        onChange={(value) => change({ kind: KINDS.find((kind) => kind === value) ?? '', method: '' })}
      />
      <SelectField
        id="method"
        label={t('outcomes.method')}
        none={t('outcomes.choose')}
        error={problems.method}
        options={methods === null ? [] : codesOf(methods).map((code) => [code, nameOf(methods, code)])}
        value={one.method}
        onChange={(method) => change({ method })}
      />
      <Money one={one} change={change} problems={problems} />
      <SelectField
        id="basis"
        label={t('outcomes.basis')}
        none={t('outcomes.choose')}
        error={problems.basis}
        options={BASES.map((basis) => [basis, nameOf('ledgerBases', basis)])}
        value={one.basis}
        onChange={(value) => change({ basis: BASES.find((basis) => basis === value) ?? '' })}
      />
      <TextField
        id="evidence"
        label={t('outcomes.evidence')}
        hint={t('outcomes.evidenceHint')}
        error={problems.evidence}
        max={2_000}
        rows={3}
        value={one.evidence}
        onChange={(evidence) => change({ evidence })}
      />
    </>
  );
}

function Money({ one, change, problems }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const cny = cnyOf(one);
  const isYuan = one.currency === 'CNY';
  return (
    <>
      <LineField
        id="amount"
        label={t('outcomes.amount')}
        error={problems.amount}
        inputMode="decimal"
        max={20}
        value={one.amount}
        onChange={(amount) => change({ amount })}
      />
      <SelectField
        id="currency"
        label={t('outcomes.currency')}
        options={CURRENCIES.map((code) => [code, code])}
        value={one.currency}
        onChange={(currency) => change({ currency, rate: currency === 'CNY' ? '1' : '' })}
      />
      {!isYuan && (
        <LineField
          id="rate"
          label={t('outcomes.rate')}
          hint={t('outcomes.rateHint')}
          error={problems.rate}
          inputMode="decimal"
          max={15}
          value={one.rate}
          onChange={(rate) => change({ rate: rate.trim() })}
        />
      )}
      {!isYuan && (
        <LineField
          id="rateOn"
          type="date"
          label={t('outcomes.rateOn')}
          error={problems.rateOn}
          value={one.rateOn}
          onChange={(rateOn) => change({ rateOn })}
        />
      )}
      <p aria-live="polite">
        {cny !== null && !isYuan && t('outcomes.cny', { cny: moneyText(cny, 'CNY', i18n.language) })}
      </p>
    </>
  );
}
