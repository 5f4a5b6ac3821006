import { useTranslation } from 'react-i18next';
import { LineField, RadiosField, SelectField } from '../../../frame/inputs.tsx';
import type { Problems } from '../../../frame/problems.ts';
import { codesOf, nameOf } from '../../../words/codes.ts';
import { type CentreWish, KINDS } from './wish.ts';

interface CentreFieldsProps {
  readonly wish: CentreWish;
  /** Its code says which it is: it stays. */
  readonly isAnew: boolean;
  readonly change: (more: Partial<CentreWish>) => void;
  readonly problems: Problems;
}

const namesOf = (list: 'industries' | 'countries') => codesOf(list).map((code) => [code, nameOf(list, code)] as const);

/** What is said of a centre. */
export function CentreFields({ wish, isAnew, change, problems }: CentreFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {!isAnew && (
        <LineField
          id="code"
          label={t('admin.centres.code')}
          hint={t('admin.centres.codeHint')}
          value={wish.code}
          max={32}
          error={problems.code}
          onChange={(code) => change({ code })}
        />
      )}
      <LineField
        id="name-zh"
        label={t('admin.centres.nameZh')}
        value={wish.nameZh}
        max={200}
        error={problems['name-zh']}
        onChange={(nameZh) => change({ nameZh })}
      />
      <LineField
        id="name-en"
        label={t('admin.centres.nameEn')}
        value={wish.nameEn}
        max={200}
        error={problems['name-en']}
        onChange={(nameEn) => change({ nameEn })}
      />
      <RadiosField
        id="kind"
        label={t('admin.centres.kind')}
        options={KINDS.map((kind) => [kind, t(`admin.centres.kinds.${kind}`)])}
        value={wish.kind}
        error={problems.kind}
        onChange={(chosen) => change({ kind: KINDS.find((kind) => kind === chosen) ?? wish.kind })}
      />
      <LineField
        id="division"
        label={t('admin.centres.division')}
        hint={t('admin.centres.divisionHint')}
        value={wish.division}
        max={6}
        error={problems.division}
        onChange={(division) => change({ division })}
      />
      {wish.kind === 'industry' && (
        <SelectField
          id="industry"
          label={t('admin.centres.industry')}
          none={t('admin.centres.choose')}
          options={namesOf('industries')}
          value={wish.industry}
          error={problems.industry}
          onChange={(industry) => change({ industry })}
        />
      )}
      {wish.kind === 'station' && (
        <SelectField
          id="country"
          label={t('admin.centres.country')}
          none={t('admin.centres.choose')}
          options={namesOf('countries')}
          value={wish.country}
          error={problems.country}
          onChange={(country) => change({ country })}
        />
      )}
    </>
  );
}
