import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAskAndKeep } from '../../api/use-ask.ts';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { TellDone, type Told } from '../../frame/told.tsx';
import { ExposureForm } from './form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { type Profile, ProfileShown } from './profile-shown.tsx';

interface EnterpriseProps {
  readonly organisation: {
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string | null;
    readonly profile: Profile;
  };
  /** Its profile was stated anew. */
  readonly changed: () => void;
}

/** One enterprise: its profile, and what is proposed and chosen for it. */
export function Enterprise({ organisation: { id, profile }, changed }: EnterpriseProps) {
  const { t } = useTranslation();
  const asked = useAskAndKeep(ASK.myExposure, { organisationId: id });
  const [isEditing, setEditing] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const again = () => asked.status !== 'asking' && asked.again();
  function saved(): void {
    setEditing(false);
    setTold({ text: t('exposure.profile.saved') });
    changed();
    again();
  }
  if (isEditing)
    return <ProfileForm organisationId={id} profile={profile} saved={saved} cancel={() => setEditing(false)} />;
  return (
    <>
      <TellDone told={told} />
      <ProfileShown profile={profile} edit={() => setEditing(true)} />
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && (
        <ExposureForm
          key={begun(asked.data.enterpriseExposure)}
          organisationId={id}
          exposure={asked.data.enterpriseExposure}
          done={(text) => {
            setTold({ text });
            again();
          }}
        />
      )}
    </>
  );
}

/** What the form begins with: where that changes, so does the form. */
function begun({ chosen, proposed }: { readonly chosen: { readonly at: string } | null; readonly proposed: object[] }) {
  return `${chosen?.at ?? ''}/${proposed.length}`;
}
