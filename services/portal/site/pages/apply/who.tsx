import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadiosField, SelectField } from '../../frame/inputs.tsx';
import { filingOptions } from '../../words/filing.ts';
import { optionsOf, standingOf } from './applicants.ts';
import { ClaimForm } from './claim-form.tsx';
import type { Me, Part } from './part.ts';

interface WhoProps extends Part {
  readonly me: Me;
  /** Where who signs in anew comes back to. */
  readonly next: string;
  readonly onClaimed: () => void;
}

/** For which organisation, what kind of help, and on which side it stands. */
export function Who({ filled, change, problems, me, next, onClaimed }: WhoProps) {
  const { t, i18n } = useTranslation();
  const options = optionsOf(me, i18n.language, (name) => t('apply.pending', { name }));
  return (
    <>
      {options.length > 0 && (
        <RadiosField
          id="organisationId"
          label={t('apply.organisation')}
          hint={t('apply.organisationHint')}
          error={problems.organisationId}
          options={options}
          value={filled.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      )}
      <Standing me={me} chosen={filled.organisationId} />
      <Claiming me={me} next={next} onClaimed={onClaimed} />
      <RadiosField
        id="serviceKind"
        label={t('apply.serviceKind')}
        error={problems.serviceKind}
        options={filingOptions('serviceKinds')}
        value={filled.serviceKind}
        onChange={(serviceKind) => change({ serviceKind })}
      />
      <SelectField
        id="role"
        label={t('apply.role')}
        hint={t('apply.roleHint')}
        none={t('apply.choose')}
        error={problems.role}
        options={filingOptions('sides')}
        value={filled.role}
        onChange={(role) => change({ role })}
      />
    </>
  );
}

/** The claim that comes first where there is nothing to apply for yet, and is out of the way otherwise. */
function Claiming({ me, next, onClaimed }: Pick<WhoProps, 'me' | 'next' | 'onClaimed'>) {
  const { t } = useTranslation();
  const [isSent, setSent] = useState(false);
  const { hasNone, waitsUnseen } = standingOf(me, '');
  function claimed(): void {
    setSent(true);
    onClaimed();
  }
  const form = <ClaimForm personId={me.person.id} next={next} onClaimed={claimed} />;
  return (
    <>
      <p role="status">{isSent && t('claim.sent')}</p>
      {hasNone && !waitsUnseen && !isSent ? (
        form
      ) : (
        <details>
          <summary>{t('claim.another')}</summary>
          {form}
        </details>
      )}
    </>
  );
}

/** What a claim that waits, or was declined, means for applying. */
function Standing({ me, chosen }: { readonly me: Me; readonly chosen: string }) {
  const { t } = useTranslation();
  const { isPending, waitsUnseen, declined, hasNone } = standingOf(me, chosen);
  return (
    <>
      {isPending && <p>{t('apply.pendingHint')}</p>}
      {waitsUnseen && <p>{t('apply.unseenPending')}</p>}
      {declined.map((reason) => (
        <p key={reason}>{t('apply.declinedClaim', { reason })}</p>
      ))}
      {hasNone && (
        <p id="organisationId" tabIndex={-1}>
          {t('apply.noOrganisation')}
        </p>
      )}
    </>
  );
}
