import '../../words/claims.ts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { SelectField } from '../../frame/inputs.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Loading } from '../../frame/states.tsx';
import { isStaff } from '../desk/duties.ts';
import { DeskTrouble, NotStaff } from '../desk/who.tsx';
import { STATES } from './claim.ts';
import { ClaimList } from './list.tsx';

const HERE = '/desk/claims';

/** Who asks to belong to an enterprise (单位认领), for who checks it at a centre. */
export function Page() {
  const { t } = useTranslation();
  const me = useAsk(ASK.deskMe, {});
  if (needsSignIn(me)) return <SignInFirst next={HERE} />;
  const { person, duties, withheld } = me.status === 'answered' ? me.data.me : NOBODY;
  return (
    <>
      <p className="noprint">
        <Link to="/desk">{t('desk.back')}</Link>
      </p>
      <PageTitle title={t('claims.title')} />
      <p className="lead">{t('claims.lead')}</p>
      {me.status === 'asking' && <Loading />}
      {me.status === 'in-trouble' && <DeskTrouble trouble={me.trouble} retry={me.again} next={HERE} />}
      {me.status === 'answered' && !isStaff(duties) && <NotStaff withheld={withheld.length > 0} next={HERE} />}
      {me.status === 'answered' && isStaff(duties) && <OfState readerId={person.id} />}
    </>
  );
}
const NOBODY = { person: { id: '' }, duties: [], withheld: [] };

/** The state is in the address, so that it can be kept and sent on. */
function OfState({ readerId }: { readonly readerId: string }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const state = STATES.find((one) => one === query.get('state')) ?? 'pending';
  return (
    <>
      <search>
        <form className="filter" aria-label={t('desk.filter')} onSubmit={(event) => event.preventDefault()}>
          <SelectField
            id="state"
            label={t('desk.state')}
            options={STATES.map((one) => [one, t(`claims.state.${one}`)])}
            value={state}
            onChange={(chosen) => setQuery(chosen === 'pending' ? {} : { state: chosen }, { replace: true })}
          />
        </form>
      </search>
      <ClaimList key={state} state={state} readerId={readerId} />
    </>
  );
}
