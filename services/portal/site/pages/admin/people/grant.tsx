import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField, type Option, SelectField } from '../../../frame/inputs.tsx';
import type { Problems } from '../../../frame/problems.ts';
import { dutyName, isAtCentre } from '../../../words/admin-codes.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import type { Duty } from './account.ts';
import { DutyField } from './duty-field.tsx';
import { useDuties } from './run.ts';

const BLANK = { email: '', duty: '', centreId: '' };

interface GrantProps {
  readonly centres: readonly Option[];
  readonly again: () => void;
}

/** Gives a duty to whoever has an address, at a centre where it is held at one. */
export function Grant({ centres, again }: GrantProps) {
  const { t } = useTranslation();
  const say = useSay();
  const [wish, setWish] = useState(BLANK);
  const change = (more: Partial<typeof BLANK>) => setWish((before) => ({ ...before, ...more }));
  const { grant } = useDuties();
  const atCentre = isAtCentre(wish.duty);
  const email = wish.email.trim();
  const lacks = (): Problems => ({
    ...(email === '' ? { email: t('admin.people.needEmail') } : {}),
    ...(wish.duty === '' ? { duty: t('admin.people.needDuty') } : {}),
    ...(atCentre && wish.centreId === '' ? { centreId: t('admin.people.needCentre') } : {}),
  });
  return (
    <Act
      isFirst
      label={t('admin.people.grant')}
      effect={t('admin.people.grantEffect')}
      confirm={t('admin.people.grantYes')}
      // The options are the printed list of the schema's own duties.
      run={(commandId) => grant(email, wish.duty as Duty, atCentre ? wish.centreId : null, commandId)}
      lacks={lacks}
      fields={(problems) => (
        <>
          <LineField
            id="email"
            type="email"
            label={t('admin.people.email')}
            hint={t('admin.people.grantEmailHint')}
            value={wish.email}
            error={problems.email}
            onChange={(typed) => change({ email: typed })}
          />
          <DutyField
            id="duty"
            none={t('admin.people.choose')}
            value={wish.duty}
            error={problems.duty}
            onChange={(duty) => change({ duty })}
          />
          {atCentre && (
            <SelectField
              id="centreId"
              label={t('admin.people.centre')}
              none={t('admin.people.choose')}
              options={centres}
              value={wish.centreId}
              error={problems.centreId}
              onChange={(centreId) => change({ centreId })}
            />
          )}
        </>
      )}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.people.granted', { email, duty: dutyName(wish.duty) }));
        setWish(BLANK);
        again();
      }}
    />
  );
}
