import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../frame/inputs.tsx';
import { type Codes, codesOf, nameOf } from '../../words/codes.ts';
import type { FieldsProps } from './fields.tsx';

/** How guidance ended: with what outcome, or why before its end; or how long its file is kept. */
export function EndingFields({
  action,
  ...props
}: FieldsProps & { readonly action: 'close' | 'terminate' | 'archive' }) {
  switch (action) {
    case 'close':
      return (
        <>
          <Code id="outcome" list="caseOutcomes" {...props} />
          <Note id="closingNote" {...props} />
        </>
      );
    case 'terminate':
      return (
        <>
          <Code id="endReason" list="terminationReasons" {...props} />
          <Note id="endNote" {...props} />
        </>
      );
    case 'archive':
      return <Code id="retention" list="retentionClasses" {...props} />;
    default:
      return action satisfies never;
  }
}

interface CodeProps extends FieldsProps {
  readonly id: 'outcome' | 'endReason' | 'retention';
  readonly list: keyof Codes;
}

function Code({ id, list, wish, change, problems }: CodeProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      id={id}
      label={t(`desk.${id}`)}
      none={t('desk.choose')}
      error={problems[id]}
      options={codesOf(list).map((code) => [code, nameOf(list, code)])}
      value={wish[id]}
      onChange={(code) => change({ [id]: code })}
    />
  );
}

function Note({ id, wish, change, problems }: FieldsProps & { readonly id: 'closingNote' | 'endNote' }) {
  const { t } = useTranslation();
  return (
    <TextField
      id={id}
      label={t('desk.note')}
      hint={t(`desk.${id}Hint`)}
      error={problems[id] ?? problems.note}
      rows={3}
      value={wish[id]}
      onChange={(text) => change({ [id]: text })}
    />
  );
}
