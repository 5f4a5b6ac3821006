import '../../../words/admin.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { PageTitle } from '../../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../../frame/sign-in-first.tsx';
import { Loading } from '../../../frame/states.tsx';
import { isFor, type Room } from '../rooms.ts';
import { Saying } from './said.tsx';
import { AdminTrouble, NotAdmin } from './who.tsx';

/** A room of the administrators: what it is for, and what is in it for who holds its duty. */
export function AdminRoom({ room, children }: { readonly room: Room; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const me = useAsk(ASK.deskMe, {});
  const next = `/admin/${room}`;
  if (needsSignIn(me)) return <SignInFirst next={next} />;
  return (
    <>
      <PageTitle title={t(`admin.rooms.${room}.title`)} />
      <p className="lead">{t(`admin.rooms.${room}.lead`)}</p>
      <p className="noprint">
        <Link to="/admin">{t('admin.back')}</Link>
      </p>
      {me.status === 'asking' && <Loading />}
      {me.status === 'in-trouble' && <AdminTrouble trouble={me.trouble} retry={me.again} next={next} />}
      {me.status === 'answered' && !isFor(room, me.data.me.duties) && (
        <NotAdmin withheld={isFor(room, me.data.me.withheld)} next={next} />
      )}
      {me.status === 'answered' && isFor(room, me.data.me.duties) && <Saying>{children}</Saying>}
    </>
  );
}
