import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { SelectField, TextField } from '../../frame/inputs.tsx';
import type { FieldsProps } from './fields.tsx';

/** To which centre, and why. */
export function HandOverFields({ holder, wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.centres, {});
  const centres = asked.status === 'answered' ? asked.data.centres.filter(({ id }) => id !== holder) : [];
  return (
    <>
      <SelectField
        id="toCentre"
        label={t('desk.toCentre')}
        none={t('desk.chooseCentre')}
        error={problems.toCentre}
        options={centres.map(({ id, name }) => [id, name])}
        value={wish.toCentre}
        onChange={(toCentre) => change({ toCentre })}
      />
      <TextField
        id="moveReason"
        label={t('desk.moveReason')}
        hint={t('desk.moveReasonHint')}
        error={problems.moveReason}
        rows={3}
        value={wish.moveReason}
        onChange={(moveReason) => change({ moveReason })}
      />
    </>
  );
}
