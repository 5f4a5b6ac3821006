import '../../words/register.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { isStaff } from '../desk/duties.ts';
import { NotStaff } from '../desk/who.tsx';
import { RegisterForm } from './form.tsx';

/** The register of a centre and its weekly report, as an Excel file. */
export function Page() {
  const { t } = useTranslation();
  const me = useAsk(ASK.deskMe, {});
  const all = useAsk(ASK.centres, {});
  if (needsSignIn(me)) return <SignInFirst next="/desk/register" />;
  return (
    <>
      <p className="noprint">
        <Link to="/desk">{t('desk.back')}</Link>
      </p>
      <PageTitle title={t('register.title')} />
      <p className="lead">{t('register.lead')}</p>
      {(me.status === 'asking' || all.status === 'asking') && <Loading />}
      {me.status === 'in-trouble' && <InTrouble trouble={me.trouble} retry={me.again} />}
      {me.status !== 'in-trouble' && all.status === 'in-trouble' && (
        <InTrouble trouble={all.trouble} retry={all.again} />
      )}
      {me.status === 'answered' && all.status === 'answered' && <ForWhom me={me.data.me} centres={all.data.centres} />}
    </>
  );
}

interface ForWhomProps {
  readonly me: {
    readonly duties: readonly { readonly duty: string; readonly centre: Centre | null }[];
    readonly withheld: readonly object[];
  };
  readonly centres: readonly Centre[];
}
interface Centre {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** Staff of the nation's centre may read every centre's cases; all others their own. */
function ForWhom({ me: { duties, withheld }, centres }: ForWhomProps) {
  if (!isStaff(duties)) return <NotStaff withheld={withheld.length > 0} next="/desk/register" />;
  const own = duties.flatMap(({ centre }) => centre ?? []);
  const readable = own.some(({ kind }) => kind === 'national') ? centres : own;
  const byId = new Map(readable.map(({ id, name }) => [id, name] as const));
  return <RegisterForm centres={[...byId]} own={own[0]?.id ?? ''} />;
}
