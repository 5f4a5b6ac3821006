import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Missing } from '../../frame/boundary.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { Next } from './next.tsx';
import { Timeline } from './timeline.tsx';

export type Case = NonNullable<ResultOf<typeof ASK.myCase>['case']>;

/** `/my/cases/<id>`: what happens next, by when and who holds it; then what happened. */
export function Page() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const asked = useAsk(ASK.myCase, { id });
  useChanges(asked.status === 'answered' && asked.data.case !== null, (ids) => {
    if (asked.status === 'answered' && (ids === null || ids.includes(id))) asked.again();
  });
  // It asks who this is, too: a case that may not be seen is answered as one that does not exist, to nobody as well.
  if (needsSignIn(asked)) return <SignInFirst next={`/my/cases/${id}`} />;
  if (asked.status === 'answered') {
    const found = asked.data.case;
    return found === null ? <Missing /> : <Whole key={found.id} found={found} />;
  }
  return (
    <>
      <title>{`${t('my.loading')} · Sinan 司南`}</title>
      <h1>{t('my.loading')}</h1>
      {asked.status === 'asking' ? <Loading /> : <InTrouble trouble={asked.trouble} retry={asked.again} />}
    </>
  );
}

function Whole({ found }: { readonly found: Case }) {
  const { t } = useTranslation();
  return (
    <article>
      <p className="noprint">
        <Link to="/my/cases">{t('my.back')}</Link>
      </p>
      <PageTitle title={`${found.disputeType.label} · ${found.country.label}`} />
      <p>
        <strong>{t(`my.status.${found.status}`)}</strong>
      </p>
      <Next found={found} />
      <h2>{t('my.timeline')}</h2>
      <Timeline entries={found.timeline} />
      <h2>{t('my.details')}</h2>
      <dl className="facts">
        <Fact name={t('my.applicant')} text={found.applicantName} />
        <Fact name={t('my.product')} text={found.product} />
        <Fact name={t('my.country')} text={found.country.label} />
        <Fact name={t('my.forum')} text={found.forum.label} />
      </dl>
    </article>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
