import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { TicksField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { codesOf, nameOf } from '../../words/codes.ts';
import { Countries } from '../subscribe/countries.tsx';
import type { Profile } from './profile-shown.tsx';

interface ProfileFormProps {
  readonly organisationId: string;
  readonly profile: Profile;
  readonly saved: () => void;
  readonly cancel: () => void;
}

const optionsOf = (list: 'industries' | 'platforms') =>
  codesOf(list).map((code) => [code, nameOf(list, code)] as const);

/** The profile, stated whole. */
export function ProfileForm({ organisationId, profile, saved, cancel }: ProfileFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [{ industries, markets, platforms }, setProfile] = useState(profile);
  const { sending, isUncertain, send } = useSend();
  const change = (more: Partial<Profile>) => setProfile({ industries, markets, platforms, ...more });
  const problems =
    sending.status === 'wrong' ? Object.fromEntries(sending.problems.map(({ path, message }) => [path, message])) : {};
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const input = {
      ...{ organisationId, industries: [...industries] },
      ...{ markets: [...markets], platforms: [...platforms] },
    };
    const came = await send(async (commandId) => {
      const { data, error } = await client.mutation(ASK.stateProfile, { input, commandId });
      return { answer: data?.stateOrganisationProfile, error };
    });
    if (came === 'done') saved();
  }
  return (
    <form noValidate onSubmit={submit}>
      <h2>{t('exposure.profile.title')}</h2>
      <p className="dim">{t('exposure.profile.hint')}</p>
      <ErrorSummary title={t('exposure.wrong')} problems={problems} />
      {sending.status === 'in-trouble' && <InTrouble trouble={sending.trouble} />}
      <fieldset disabled={isUncertain}>
        <Countries
          label={t('exposure.profile.markets')}
          hint={t('exposure.profile.marketsHint')}
          chosen={markets}
          error={undefined}
          choose={(codes) => change({ markets: codes })}
        />
        <TicksField
          id="industries"
          label={t('exposure.profile.industries')}
          options={optionsOf('industries')}
          chosen={industries}
          choose={(codes) => change({ industries: codes })}
        />
        <TicksField
          id="platforms"
          label={t('exposure.profile.platforms')}
          options={optionsOf('platforms')}
          chosen={platforms}
          choose={(codes) => change({ platforms: codes })}
        />
      </fieldset>
      <p>
        <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
          {t('exposure.profile.save')}
        </Button>{' '}
        <Button onClick={cancel} disabled={isUncertain}>
          {t('exposure.profile.cancel')}
        </Button>
      </p>
    </form>
  );
}
