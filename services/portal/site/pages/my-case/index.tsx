import '../../words/enterprise.ts';
import '../../words/expert.ts';
import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { useAskAndKeep } from '../../api/use-ask.ts';
import { Missing } from '../../frame/boundary.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { Issued } from '../desk-case/opinion/read.tsx';
import { MaterialsOf } from '../materials/index.tsx';
import { Expert } from './expert.tsx';
import { awaitedOf, Next } from './next.tsx';
import { Report } from './report.tsx';
import { Supply } from './supply.tsx';
import { Thread } from './thread.tsx';
import { Timeline } from './timeline.tsx';

type Answer = ResultOf<typeof ASK.myCase>;
export type Case = NonNullable<Answer['case']>;
export type OwnExpert = NonNullable<Answer['assignedExpert']>;

/** Once there is guidance, something may come of it. */
const MAY_REPORT: readonly string[] = ['guiding', 'closed'];

/** `/my/cases/<id>`: what happens next, by when and who holds it; then what happened. */
export function Page() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const asked = useAskAndKeep(ASK.myCase, { id });
  useChanges(asked.status === 'answered' && asked.data.case !== null, (ids) => {
    if (asked.status === 'answered' && (ids === null || ids.includes(id))) asked.again();
  });
  // It asks who this is, too: a case that may not be seen is answered as one that does not exist, to nobody as well.
  if (needsSignIn(asked)) return <SignInFirst next={`/my/cases/${id}`} />;
  if (asked.status === 'answered') {
    const { case: found, assignedExpert, me } = asked.data;
    if (found === null) return <Missing />;
    return <Whole key={found.id} found={found} expert={assignedExpert} personId={me.person.id} again={asked.again} />;
  }
  return (
    <>
      <title>{`${t('my.loading')} · Sinan 司南`}</title>
      <h1>{t('my.loading')}</h1>
      {asked.status === 'asking' ? <Loading /> : <InTrouble trouble={asked.trouble} retry={asked.again} />}
    </>
  );
}

interface WholeProps {
  readonly found: Case;
  readonly expert: OwnExpert | null;
  readonly personId: string;
  readonly again: () => void;
}

function Whole({ found, expert, personId, again }: WholeProps) {
  const { t } = useTranslation();
  const awaited = awaitedOf(found);
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
      {awaited && <Supply caseId={found.id} round={awaited.round} personId={personId} again={again} />}
      <Expert caseId={found.id} of={expert} personId={personId} again={again} />
      {found.opinions.length > 0 && (
        <section aria-labelledby="opinions">
          <h2 id="opinions">{t('expert.opinion.title')}</h2>
          {found.opinions.map((one) => (
            <Issued key={one.number} of={one} />
          ))}
        </section>
      )}
      <MaterialsOf of={found} personId={personId} speaks isApplicant again={again} />
      <Thread found={found} personId={personId} again={again} />
      {MAY_REPORT.includes(found.status) && <Report caseId={found.id} personId={personId} again={again} />}
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
