import '../../words/admin.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Loading } from '../../frame/states.tsx';
import { Appoint } from './appoint.tsx';
import { Saying } from './frame/said.tsx';
import { AdminTrouble, NotAdmin } from './frame/who.tsx';
import { type Room, roomsOf } from './rooms.ts';

const HERE = '/admin';

/** Leads each administrator to their rooms. */
export function Page() {
  const { t } = useTranslation();
  const me = useAsk(ASK.deskMe, {});
  if (needsSignIn(me)) return <SignInFirst next={HERE} />;
  return (
    <>
      <PageTitle title={t('admin.title')} />
      <p className="lead">{t('admin.lead')}</p>
      {me.status === 'asking' && <Loading />}
      {me.status === 'in-trouble' && <AdminTrouble trouble={me.trouble} retry={me.again} next={HERE} />}
      {me.status === 'answered' && (
        <Rooms rooms={roomsOf(me.data.me.duties)} isWithheld={roomsOf(me.data.me.withheld).length > 0} />
      )}
      {me.status === 'answered' && me.data.me.duties.some(({ duty }) => duty === 'administrator') && (
        <Saying>
          <Appoint />
        </Saying>
      )}
    </>
  );
}

function Rooms({ rooms, isWithheld }: { readonly rooms: readonly Room[]; readonly isWithheld: boolean }) {
  const { t } = useTranslation();
  if (rooms.length === 0) return <NotAdmin withheld={isWithheld} next={HERE} />;
  return (
    <>
      <ul className="lines">
        {rooms.map((room) => (
          <li key={room}>
            <h2>
              <Link to={`/admin/${room}`}>{t(`admin.rooms.${room}.title`)}</Link>
            </h2>
            <p>{t(`admin.rooms.${room}.lead`)}</p>
          </li>
        ))}
      </ul>
      <p className="dim">{t('admin.apart')}</p>
    </>
  );
}
