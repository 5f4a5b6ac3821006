import { useTranslation } from 'react-i18next';
import { LineField, RadiosField, SelectField, TextField, TicksField } from '../../frame/inputs.tsx';
import { CURRENCIES } from '../../words/currencies.ts';
import { filingOptions } from '../../words/filing.ts';
import { FROZEN, measuresAfter } from './filled.ts';
import type { Part } from './part.ts';

const currencies = CURRENCIES.map((code) => [code, code] as const);

/** What happened, what was suffered, what is at stake, and what is asked for. */
export function FactsAndNeeds(part: Part) {
  const { t } = useTranslation();
  const { filled, change, problems } = part;
  return (
    <>
      <TextField
        id="facts"
        label={t('apply.facts')}
        hint={t('apply.factsHint')}
        error={problems.facts}
        rows={10}
        max={4_000}
        value={filled.facts}
        onChange={(facts) => change({ facts })}
      />
      <Measures {...part} />
      <Exposure {...part} />
      <TicksField
        id="needs"
        label={t('apply.needs')}
        hint={t('apply.needsHint')}
        error={problems.needs}
        options={filingOptions('needs')}
        chosen={filled.needs}
        choose={(needs) => change({ needs })}
      />
      <Together {...part} />
    </>
  );
}

function Measures({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  const { measures, frozenAt, frozenAmount, frozenCurrency } = filled;
  const at = measures.indexOf(FROZEN);
  return (
    <>
      <TicksField
        id="measures"
        label={t('form.optional', { label: t('apply.measures') })}
        error={problems.measures}
        options={filingOptions('measures')}
        chosen={measures}
        choose={(ticked) => change({ measures: measuresAfter(measures, ticked) })}
      />
      {at >= 0 && (
        <div className="row">
          <SelectField
            id={`measures-${at}-platform`}
            label={t('form.optional', { label: t('apply.frozenAt') })}
            none={t('apply.choose')}
            error={problems[`measures-${at}-platform`]}
            options={filingOptions('platforms')}
            value={frozenAt}
            onChange={(platform) => change({ frozenAt: platform })}
          />
          <LineField
            id={`measures-${at}-amount-amount`}
            inputMode="decimal"
            label={t('form.optional', { label: t('apply.frozenAmount') })}
            error={problems[`measures-${at}-amount-amount`]}
            max={32}
            value={frozenAmount}
            onChange={(amount) => change({ frozenAmount: amount })}
          />
          <SelectField
            id={`measures-${at}-amount-currency`}
            label={t('apply.currency')}
            none={t('apply.choose')}
            error={problems[`measures-${at}-amount-currency`]}
            options={currencies}
            value={frozenCurrency}
            onChange={(currency) => change({ frozenCurrency: currency })}
          />
        </div>
      )}
    </>
  );
}

function Exposure({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        id="exposure-amount"
        inputMode="decimal"
        label={t('form.optional', { label: t('apply.exposure') })}
        error={problems['exposure-amount'] ?? problems.exposure}
        max={32}
        value={filled.exposure}
        onChange={(exposure) => change({ exposure })}
      />
      {filled.exposure.trim() && (
        <div className="row">
          <SelectField
            id="exposure-currency"
            label={t('apply.currency')}
            none={t('apply.choose')}
            error={problems['exposure-currency']}
            options={currencies}
            value={filled.exposureCurrency}
            onChange={(exposureCurrency) => change({ exposureCurrency })}
          />
          <TextField
            id="exposure-basis"
            label={t('form.optional', { label: t('apply.exposureBasis') })}
            error={problems['exposure-basis']}
            rows={2}
            max={1_000}
            value={filled.exposureBasis}
            onChange={(exposureBasis) => change({ exposureBasis })}
          />
        </div>
      )}
    </>
  );
}

/** Whether others would help, and whether a lawyer does already. */
function Together({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  const yesOrNo = [
    ['yes', t('apply.lawyerYes')],
    ['no', t('apply.lawyerNo')],
  ] as const;
  return (
    <>
      <RadiosField
        id="joint"
        label={t('form.optional', { label: t('apply.joint') })}
        error={problems.joint}
        options={filingOptions('jointChoices')}
        value={filled.joint}
        onChange={(joint) => change({ joint })}
      />
      <RadiosField
        id="lawyer"
        label={t('form.optional', { label: t('apply.lawyer') })}
        error={problems.lawyer}
        options={yesOrNo}
        value={filled.lawyer}
        onChange={(lawyer) => change({ lawyer })}
      />
      {filled.lawyer === 'yes' && (
        <LineField
          id="lawyer-firm"
          label={t('form.optional', { label: t('apply.lawyerFirm') })}
          error={problems['lawyer-firm']}
          max={300}
          value={filled.lawyerFirm}
          onChange={(lawyerFirm) => change({ lawyerFirm })}
        />
      )}
    </>
  );
}
