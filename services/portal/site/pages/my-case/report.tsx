import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { LineField, SelectField, TextField } from '../../frame/inputs.tsx';
import { useKept } from '../../frame/kept.ts';
import { problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { CURRENCIES, minorUnitsOf } from '../../words/currencies.ts';
import { useMessage } from './thread.tsx';

const KINDS = ['recovered', 'saved'] as const;

interface Reported {
  readonly kind: '' | (typeof KINDS)[number];
  readonly amount: string;
  readonly currency: string;
  readonly how: string;
}
const blank = (): Reported => ({ kind: '', amount: '', currency: 'CNY', how: '' });

interface ReportProps {
  readonly caseId: string;
  readonly personId: string;
  readonly again: () => void;
}

/**
 * Tells the centre what came of the case: a message of a fixed form. Nothing of it counts by itself; the centre enters it into the ledger of outcomes once it
 * has checked it.
 */
export function Report({ caseId, personId, again }: ReportProps) {
  const { t } = useTranslation();
  const kept = `report ${caseId}`;
  const [reported, setReported, forget] = useKept(kept, personId, blank);
  const [tried, setTried] = useState(0);
  const [isSent, setSent] = useState(false);
  const { sending, isUncertain, send } = useSend();
  const message = useMessage();
  const { kind, amount, currency, how } = reported;
  const lacks = {
    ...(kind === '' ? { kind: t('report.needKind') } : {}),
    ...(minorUnitsOf(amount, currency) ? {} : { amount: t('report.needAmount') }),
    ...(how.trim() === '' ? { how: t('report.needHow') } : {}),
  };
  const problems = {
    ...(tried > 0 ? lacks : {}),
    ...(sending.status === 'wrong' ? { how: problemsAt(sending.problems).text ?? '' } : {}),
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(tried + 1);
    if (kind === '' || Object.keys(lacks).length > 0) return;
    const said = { kind: t(`report.kinds.${kind}`), amount: amount.trim(), currency, how: how.trim() };
    if ((await send(() => message(kept, caseId, t('report.text', said)))) === 'done') {
      setReported(blank());
      forget();
      setTried(0);
      setSent(true);
    }
    again();
  }
  return (
    <details className="noprint">
      <summary>{t('report.title')}</summary>
      <form noValidate onSubmit={submit} aria-label={t('report.title')}>
        <p>{t('report.lead')}</p>
        <ErrorSummary title={t('form.wrong')} problems={problems} tried={tried} />
        <SendingTrouble sending={sending} next={`/my/cases/${caseId}`} />
        {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
        <fieldset disabled={isUncertain}>
          <SelectField
            id="kind"
            label={t('report.kind')}
            none={t('report.choose')}
            error={problems.kind}
            options={KINDS.map((one) => [one, t(`report.kinds.${one}`)])}
            value={kind}
            onChange={(value) => setReported({ ...reported, kind: KINDS.find((one) => one === value) ?? '' })}
          />
          <LineField
            id="amount"
            label={t('report.amount')}
            error={problems.amount}
            inputMode="decimal"
            max={20}
            value={amount}
            onChange={(value) => setReported({ ...reported, amount: value })}
          />
          <SelectField
            id="currency"
            label={t('report.currency')}
            options={CURRENCIES.map((one) => [one, one])}
            value={currency}
            onChange={(value) => setReported({ ...reported, currency: value })}
          />
          <TextField
            id="how"
            label={t('report.how')}
            hint={t('report.howHint')}
            error={problems.how}
            max={3_000}
            value={how}
            onChange={(value) => setReported({ ...reported, how: value })}
          />
        </fieldset>
        <Button htmlType="submit" loading={sending.status === 'under-way'}>
          {t(isUncertain ? 'form.again' : 'report.send')}
        </Button>
        <p role="status">{isSent && t('report.sent')}</p>
      </form>
    </details>
  );
}
