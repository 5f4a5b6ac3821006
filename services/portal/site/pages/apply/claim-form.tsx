import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { LineField, SelectField } from '../../frame/inputs.tsx';
import { commandFor, forgetCommand, useKept } from '../../frame/kept.ts';
import { type Problems, problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { filingOptions } from '../../words/filing.ts';
import { type Claimed, claimInput, claimLacks, newClaim, withUscc } from './claim.ts';
import { PaperField } from './paper-field.tsx';

interface ClaimFormProps {
  readonly personId: string;
  readonly next: string;
  readonly onClaimed: () => void;
}

const KEPT = 'claim';
const PAPERS = ['licence', 'authority'] as const;

/** Claims an organisation, on the way of an application: what else is filled in stays. It is a part of a form, so that its button sends it, and Enter too. */
export function ClaimForm({ personId, next, onClaimed }: ClaimFormProps) {
  const { t } = useTranslation();
  const [claimed, setClaimed, forget] = useKept(KEPT, personId, newClaim);
  const [tried, setTried] = useState(0);
  const { sending, isUncertain, send } = useSend();
  const claim = useClaiming();
  const lacks = claimLacks(claimed);
  const [onTheirWay, setOnTheirWay] = useState<readonly string[]>([]);
  const problems: Problems = {
    ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}),
    ...(tried > 0 ? Object.fromEntries(lacks.map((field) => [field, t(`claim.need.${field}`)])) : {}),
  };
  async function submit(): Promise<void> {
    setTried(tried + 1);
    // A paper that is on its way would be left behind.
    if (lacks.length > 0 || onTheirWay.length > 0) return;
    if ((await send(() => claim(claimed))) !== 'done') return;
    forget();
    onClaimed();
  }
  return (
    <section
      className="panel"
      aria-labelledby="claim"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'file')
          return;
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="claim">{t('claim.title')}</h3>
      <p>{t('claim.lead')}</p>
      <ErrorSummary title={t('form.wrong')} problems={problems} tried={tried} />
      <SendingTrouble sending={sending} next={next} />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <Fields claimed={claimed} change={setClaimed} problems={problems} />
        <p className="dim">{t('claim.papers')}</p>
        {PAPERS.map((kind) => (
          <PaperField
            key={kind}
            id={kind}
            paper={claimed[kind]}
            error={problems[kind]}
            isOnItsWay={(is) => setOnTheirWay((all) => [...all.filter((one) => one !== kind), ...(is ? [kind] : [])])}
            change={(paper) => setClaimed((now) => ({ ...now, [kind]: paper }))}
          />
        ))}
      </fieldset>
      <Button loading={sending.status === 'under-way'} disabled={onTheirWay.length > 0} onClick={() => void submit()}>
        {t(isUncertain ? 'form.again' : 'claim.send')}
      </Button>
    </section>
  );
}

function useClaiming() {
  const client = useClient();
  return async (claimed: Claimed): Promise<Answered> => {
    const input = claimInput(claimed);
    const { data, error } = await client.mutation(ASK.claimOrganisation, { input, commandId: commandFor(KEPT, input) });
    if (data?.claimOrganisation) forgetCommand(KEPT);
    return { answer: data?.claimOrganisation, error };
  };
}

interface FieldsProps {
  readonly claimed: Claimed;
  readonly change: (claimed: Claimed) => void;
  readonly problems: Problems;
}

function Fields({ claimed, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        id="uscc"
        label={t('claim.uscc')}
        hint={t('claim.usccHint')}
        error={problems.uscc}
        max={32}
        value={claimed.uscc}
        onChange={(uscc) => change(withUscc(claimed, uscc))}
      />
      <LineField
        id="nameZh"
        label={t('claim.nameZh')}
        hint={t('claim.nameZhHint')}
        error={problems.nameZh}
        autoComplete="organization"
        max={200}
        value={claimed.nameZh}
        onChange={(nameZh) => change({ ...claimed, nameZh })}
      />
      <LineField
        id="nameEn"
        label={t('form.optional', { label: t('claim.nameEn') })}
        hint={t('claim.nameEnHint')}
        error={problems.nameEn}
        max={200}
        value={claimed.nameEn}
        onChange={(nameEn) => change({ ...claimed, nameEn })}
      />
      <LineField
        id="division"
        label={t('claim.division')}
        hint={t('claim.divisionHint')}
        error={problems.division}
        max={6}
        value={claimed.division}
        onChange={(division) => change({ ...claimed, division })}
      />
      <SelectField
        id="industry"
        label={t('claim.industry')}
        none={t('apply.choose')}
        error={problems.industry}
        options={filingOptions('industries')}
        value={claimed.industry}
        onChange={(industry) => change({ ...claimed, industry })}
      />
    </>
  );
}
