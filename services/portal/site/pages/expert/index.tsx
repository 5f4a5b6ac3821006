import '../../words/enterprise.ts';
import '../../words/expert.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
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

/** `/expert`: what waits for an expert's answer, the cases in their hands, and what they keep of themselves. A mail leads to the invitation that it is of. */
export function Page() {
  const { t } = useTranslation();
  const { room, again } = useRoom();
  const named = useSearchParams()[0].get('invitation');
  const next = named === null ? '/expert' : `/expert?invitation=${encodeURIComponent(named)}`;
  if (needsSignIn(room)) return <SignInFirst next={next} />;
  return (
    <>
      <PageTitle title={t('expert.title')} />
      <p className="lead">{t('expert.lead')}</p>
      {room.status === 'asking' && <Loading />}
      {room.status === 'in-trouble' && <ExpertTrouble trouble={room.trouble} retry={() => void again()} next={next} />}
      {room.status === 'not-expert' && <NotExpert withheld={room.withheld} next={next} />}
      {room.status === 'there' && <ExpertRoom room={room} named={named} again={again} />}
    </>
  );
}

interface ExpertRoomProps {
  readonly room: Room & { readonly status: 'there' };
  /** The invitation that the address names, or null. */
  readonly named: string | null;
  readonly again: () => Promise<void>;
}

function ExpertRoom({ room: { personId, profile, candidacies }, named, again }: ExpertRoomProps) {
  const { t } = useTranslation();
  const { waiting, atCentre, inHand, over } = sortedByTurn(candidacies);
  const [told, setTold] = useState<Told | null>(() =>
    named === null || waiting.some(({ invitationId }) => invitationId === named)
      ? null
      : { text: t('expert.namedOver') },
  );
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
          <Asked
            key={`${one.invitationId} ${one.stage}`}
            of={one}
            named={told === null && one.invitationId === named}
            personId={personId}
            done={done}
          />
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
