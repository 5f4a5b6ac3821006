import { useTranslation } from 'react-i18next';
import { LineField, SelectField, TicksField } from '../../frame/inputs.tsx';
import { type Codes, codesOf, nameOf } from '../../words/codes.ts';
import { Countries } from '../subscribe/countries.tsx';
import { BothField } from './both.tsx';
import { DayFields, SourceFields } from './rows.tsx';
import type { Wish } from './wish.ts';

export interface FieldsProps {
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
  readonly problems: { readonly [field: string]: string };
}

const optionsOf = (list: keyof Codes) => codesOf(list).map((code) => [code, nameOf(list, code)] as const);

/** What is different in a later version, and whether that is worth a mail. */
export function ChangeFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('editor.change')}</legend>
      <p className="dim">{t('editor.changeHint')}</p>
      <BothField
        id="change"
        label={t('editor.changeNote')}
        rows={2}
        value={wish.change}
        problems={problems}
        onChange={(text) => change({ change: text })}
      />
      <div className="choices">
        <label>
          <input
            type="checkbox"
            id="minor"
            checked={wish.minor}
            aria-describedby="minor-hint"
            onChange={(event) => change({ minor: event.target.checked })}
          />
          {t('editor.minor')}
        </label>
      </div>
      <p id="minor-hint" className="dim">
        {t('editor.minorHint')}
      </p>
    </fieldset>
  );
}

/** Whom it concerns, by code: what readers choose by. */
export function CodeFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const select = (field: 'severity' | 'kind' | 'urgency' | 'certainty', list: keyof Codes, label: string) => (
    <SelectField
      id={field}
      label={label}
      none={t(field === 'severity' ? 'editor.choose' : 'editor.leftOut')}
      options={optionsOf(list)}
      value={wish[field]}
      error={problems[field]}
      onChange={(code) => change({ [field]: code })}
    />
  );
  const ticks = (field: 'rights' | 'industries' | 'platforms', hint?: string) => (
    <TicksField
      id={field}
      label={t(`warning.${field}`)}
      hint={hint}
      error={problems[field]}
      options={optionsOf(field)}
      chosen={wish[field]}
      choose={(codes) => change({ [field]: codes })}
    />
  );
  return (
    <>
      <div className="both">
        {select('severity', 'severities', t('warning.severity'))}
        {select('kind', 'warningKinds', t('warning.kind'))}
      </div>
      <Countries chosen={wish.countries} error={problems.countries} choose={(countries) => change({ countries })} />
      {ticks('rights', t('editor.rightsHint'))}
      <details>
        <summary>{t('editor.moreCodes')}</summary>
        {ticks('industries')}
        {ticks('platforms')}
        <div className="both">
          {select('urgency', 'urgencies', t('warning.urgency'))}
          {select('certainty', 'certainties', t('warning.certainty'))}
        </div>
      </details>
    </>
  );
}

/** What it says, in both languages. */
export function TextFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <BothField
        id="title"
        label={t('warning.fields.title')}
        isLine
        value={wish.title}
        problems={problems}
        onChange={(title) => change({ title })}
      />
      <BothField
        id="summary"
        label={t('warning.summary')}
        value={wish.summary}
        problems={problems}
        onChange={(summary) => change({ summary })}
      />
      <BothField
        id="advice"
        label={t('warning.advice')}
        hint={t('editor.adviceHint')}
        rows={8}
        value={wish.advice}
        problems={problems}
        onChange={(advice) => change({ advice })}
      />
      <p className="dim">{t('editor.never')}</p>
    </>
  );
}

/** Where it can be read, the days to know of, and how long it holds. */
export function BasisFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        id="sourceUrl"
        label={t('warning.source')}
        hint={t('editor.sourceHint')}
        value={wish.sourceUrl}
        error={problems.sourceUrl}
        onChange={(sourceUrl) => change({ sourceUrl })}
      />
      <SourceFields wish={wish} change={change} problems={problems} />
      <DayFields wish={wish} change={change} problems={problems} />
      <LineField
        id="validUntil"
        label={t('warning.validUntil')}
        hint={t('editor.validHint')}
        type="date"
        value={wish.validUntil}
        error={problems.validUntil}
        onChange={(validUntil) => change({ validUntil })}
      />
    </>
  );
}
