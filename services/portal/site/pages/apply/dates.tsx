import { useTranslation } from 'react-i18next';
import { LineField, RadiosField, SelectField, TextField } from '../../frame/inputs.tsx';
import { filingOptions } from '../../words/filing.ts';
import { zoneOf } from './cascade.ts';
import type { Part } from './part.ts';

/** The dates on which time limits depend, each with why it matters. */
export function Dates(part: Part) {
  const { t } = useTranslation();
  const { filled, change, problems } = part;
  return (
    <>
      <p>{t('apply.whyDates', { zone: zoneOf(filled.forum, filled.country) })}</p>
      <LineField
        id="receivedOn"
        type="date"
        label={t('apply.receivedOn')}
        hint={t('apply.receivedOnHint')}
        error={problems.receivedOn}
        value={filled.receivedOn}
        onChange={(receivedOn) => change({ receivedOn })}
      />
      <LineField
        id="servedOn"
        type="date"
        label={t('form.optional', { label: t('apply.servedOn') })}
        hint={t('apply.servedOnHint')}
        error={problems.servedOn}
        value={filled.servedOn}
        onChange={(servedOn) => change({ servedOn })}
      />
      <SelectField
        id="serviceMethod"
        label={filled.servedOn ? t('apply.serviceMethod') : t('form.optional', { label: t('apply.serviceMethod') })}
        hint={t('apply.serviceMethodHint')}
        none={t('apply.choose')}
        error={problems.serviceMethod}
        options={filingOptions('serviceMethods')}
        value={filled.serviceMethod}
        onChange={(serviceMethod) => change({ serviceMethod })}
      />
      <Doubt {...part} />
      <Deadline {...part} />
    </>
  );
}

function Doubt({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <RadiosField
        id="serviceDoubt"
        label={t('form.optional', { label: t('apply.doubt') })}
        hint={t('apply.doubtHint')}
        error={problems.serviceDoubt}
        options={filingOptions('serviceDoubts')}
        value={filled.doubt}
        onChange={(doubt) => change({ doubt })}
      />
      {filled.doubt === 'yes' && (
        <TextField
          id="serviceDoubt-note"
          label={t('form.optional', { label: t('apply.doubtNote') })}
          error={problems['serviceDoubt-note']}
          rows={3}
          max={1_000}
          value={filled.doubtNote}
          onChange={(doubtNote) => change({ doubtNote })}
        />
      )}
    </>
  );
}

/** As the paper has it: day, hour and whose hour. The forum's zone is there from the first. */
function Deadline({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  function changeDeadline(deadline: string): void {
    const deadlineZone = filled.deadlineZone || zoneOf(filled.forum, filled.country);
    change({ deadline, deadlineZone: deadline ? deadlineZone : '' });
  }
  return (
    <>
      <LineField
        id="statedDeadline-at"
        type="datetime-local"
        label={t('form.optional', { label: t('apply.deadline') })}
        hint={t('apply.deadlineHint')}
        error={problems['statedDeadline-at']}
        value={filled.deadline}
        onChange={changeDeadline}
      />
      {(filled.deadline || filled.deadlineZone) && (
        <LineField
          id="statedDeadline-zone"
          label={t('apply.deadlineZone')}
          hint={t('apply.deadlineZoneHint')}
          error={problems['statedDeadline-zone']}
          max={64}
          value={filled.deadlineZone}
          onChange={(deadlineZone) => change({ deadlineZone })}
        />
      )}
    </>
  );
}
