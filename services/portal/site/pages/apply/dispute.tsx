import { useTranslation } from 'react-i18next';
import { CountryField } from '../../frame/country-field.tsx';
import { LineField, SelectField } from '../../frame/inputs.tsx';
import { filingOptions } from '../../words/filing.ts';
import { forumsOf, proceduresOf, settled } from './cascade.ts';
import type { Part } from './part.ts';

/** What kind of dispute it is, and where: each choice leads to those that go with it. */
export function Dispute(part: Part) {
  const { t } = useTranslation();
  const { filled, change, problems } = part;
  return (
    <>
      <SelectField
        id="disputeType"
        label={t('apply.disputeType')}
        hint={t('apply.disputeTypeHint')}
        none={t('apply.choose')}
        error={problems.disputeType}
        options={filingOptions('disputeTypes')}
        value={filled.disputeType}
        onChange={(disputeType) => change({ disputeType })}
      />
      <CountryField
        id="country"
        label={t('apply.country')}
        hint={t('apply.countryHint')}
        none={t('apply.choose')}
        error={problems.country}
        value={filled.country}
        onChange={(country) => change(settled({ ...filled, country }))}
      />
      <SelectField
        id="forum"
        label={t('apply.forum')}
        hint={t('apply.forumHint')}
        none={t('apply.choose')}
        error={problems.forum}
        options={filingOptions('forums', forumsOf(filled.country))}
        value={filled.forum}
        onChange={(forum) => change(settled({ ...filled, forum }))}
      />
      <ProcedureField {...part} />
      <LineField
        id="caseNo"
        label={t('form.optional', { label: t('apply.caseNo') })}
        hint={t('apply.caseNoHint')}
        error={problems.caseNo}
        max={100}
        value={filled.caseNo}
        onChange={(caseNo) => change({ caseNo })}
      />
      <LineField
        id="caseTitle"
        label={t('form.optional', { label: t('apply.caseTitle') })}
        error={problems.caseTitle}
        max={300}
        value={filled.caseTitle}
        onChange={(caseTitle) => change({ caseTitle })}
      />
      <SelectField
        id="stage"
        label={t('apply.stage')}
        none={t('apply.unsure')}
        error={problems.stage}
        options={filingOptions('stages')}
        value={filled.stage}
        onChange={(stage) => change({ stage })}
      />
    </>
  );
}

/** Those of the forum, or any other in words. */
function ProcedureField({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  const listed = proceduresOf(filled.forum);
  const isListed = listed.includes(filled.procedure);
  return (
    <>
      {listed.length > 0 && (
        <SelectField
          id="procedure"
          label={t('apply.procedure')}
          hint={t('apply.procedureHint')}
          none={t('apply.unsure')}
          options={filingOptions('procedures', listed)}
          value={isListed ? filled.procedure : ''}
          onChange={(procedure) => change({ procedure })}
        />
      )}
      {!isListed && (
        <LineField
          id={listed.length > 0 ? 'procedure-other' : 'procedure'}
          label={t('form.optional', { label: t(listed.length > 0 ? 'apply.otherProcedure' : 'apply.procedure') })}
          error={problems.procedure}
          max={200}
          value={filled.procedure}
          onChange={(procedure) => change({ procedure })}
        />
      )}
    </>
  );
}
