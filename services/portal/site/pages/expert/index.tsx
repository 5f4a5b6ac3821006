import '../../words/enterprise.ts';
import '../../words/expert.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { TellDone, type Told } from '../../frame/told.tsx';
import { Absences } from './absences.tsx';
import { Asked } from './asked.tsx';
import { sortedByTurn } from './candidacies.ts';
import { AtCentre, InHand, Over } from './lines.tsx';
import { Profile, Terms } from './terms.tsx';
import { type Room, useRoom } from './use-room.ts';
import { ExpertTrouble, NotExpert } from './who.tsx';

/** `/expert`: what waits for an expert's answer, the cases in their hands, and what they keep of themselves. */
export function Page() {
  const { t } = useTranslation();
  const { room, again } = useRoom();
  if (needsSignIn(room)) return <SignInFirst next="/expert" />;
  return (
    <>
      <PageTitle title={t('expert.title')} />
      <p className="lead">{t('expert.lead')}</p>
      {room.status === 'asking' && <Loading />}
      {room.status === 'in-trouble' && (
        <ExpertTrouble trouble={room.trouble} retry={() => void again()} next="/expert" />
      )}
      {room.status === 'not-expert' && <NotExpert withheld={room.withheld} next="/expert" />}
      {room.status === 'there' && <ExpertRoom room={room} again={again} />}
    </>
  );
}

interface ExpertRoomProps {
  readonly room: Room & { readonly status: 'there' };
  readonly again: () => Promise<void>;
}

function ExpertRoom({ room: { personId, profile, candidacies }, again }: ExpertRoomProps) {
  const { t } = useTranslation();
  const [told, setTold] = useState<Told | null>(null);
  const { waiting, atCentre, inHand, over } = sortedByTurn(candidacies);
  const done = (text: string) => {
    setTold({ text });
    void again();
  };
  return (
    <>
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t('expert.waiting')}</h2>
        <TellDone told={told} />
        {waiting.length === 0 && (
          <Empty title={t('expert.none')}>
            <p>{t('expert.noneHint')}</p>
          </Empty>
        )}
        {waiting.map((one) => (
          <Asked key={`${one.invitationId} ${one.stage}`} of={one} personId={personId} done={done} />
        ))}
      </section>
      <AtCentre of={atCentre} />
      <InHand of={inHand} />
      <div className="threads">
        <Absences of={profile} again={again} />
        <Terms key={`${profile.capacity} ${profile.languages.map(({ code }) => code)}`} of={profile} again={again} />
      </div>
      <Profile of={profile} />
      <Over of={over} />
    </>
  );
}
