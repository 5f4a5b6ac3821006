import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../frame/inputs.tsx';
import { adminOptions } from '../../../words/admin-codes.ts';

interface DutyFieldProps {
  readonly id: string;
  readonly none: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (duty: string) => void;
}

/** A duty: those of the centres, then those of the platform. */
export function DutyField(props: DutyFieldProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      {...props}
      label={t('admin.people.duty')}
      first={{
        label: t('admin.people.centreDuties'),
        rest: t('admin.people.platformDuties'),
        options: adminOptions('centreDuties'),
      }}
      options={adminOptions('platformDuties')}
    />
  );
}
