import '../../words/exposure.ts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { RadiosField } from '../../frame/inputs.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { Enterprise } from './enterprise.tsx';

/** `/my/exposure`: what warnings concern the enterprise of who is signed in, and subscribing to them. */
export function Page() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.applicant, {});
  if (needsSignIn(asked)) return <SignInFirst next="/my/exposure" />;
  return (
    <>
      <PageTitle title={t('exposure.title')} />
      <p className="lead">{t('exposure.lead')}</p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && <Of memberships={asked.data.me.memberships} changed={asked.again} />}
    </>
  );
}

interface Membership {
  readonly status: string;
  readonly organisation: Parameters<typeof Enterprise>[0]['organisation'] | null;
}
interface OfProps {
  readonly memberships: readonly Membership[];
  readonly changed: () => void;
}

function Of({ memberships, changed }: OfProps) {
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const own = memberships.flatMap(({ status, organisation }) =>
    status === 'confirmed' && organisation ? [organisation] : [],
  );
  const chosen = own.find(({ id }) => id === query.get('enterprise')) ?? own[0];
  if (chosen === undefined) return <NoEnterprise />;
  const nameOf = ({ nameZh, nameEn }: typeof chosen) => (i18n.language === 'en' ? nameEn : null) ?? nameZh;
  return (
    <>
      {own.length > 1 ? (
        <RadiosField
          id="enterprise"
          label={t('exposure.which')}
          options={own.map((one) => [one.id, nameOf(one)] as const)}
          value={chosen.id}
          onChange={(enterprise) => setQuery({ enterprise }, { replace: true })}
        />
      ) : (
        <p>
          <strong>{nameOf(chosen)}</strong>
        </p>
      )}
      <Enterprise key={chosen.id} organisation={chosen} changed={changed} />
    </>
  );
}

function NoEnterprise() {
  const { t } = useTranslation();
  return (
    <Empty title={t('exposure.noEnterprise')}>
      <p>{t('exposure.noEnterpriseHint')}</p>
      <p>
        <Link to="/apply">{t('exposure.join')}</Link>
      </p>
      <p>
        <Link to="/subscribe">{t('exposure.plain')}</Link>
      </p>
    </Empty>
  );
}
