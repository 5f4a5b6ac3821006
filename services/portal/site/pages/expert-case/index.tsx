import '../../words/enterprise.ts';
import '../../words/expert.ts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChanges } from '../../api/changes.ts';
import { ASK } from '../../api/documents.ts';
import { useAskAndKeep } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { isExpert } from '../desk/duties.ts';
import type { ExpertCase } from '../desk-case/case.ts';
import { Facts, Rows } from '../desk-case/facts.tsx';
import { Timeline } from '../desk-case/history.tsx';
import { Opinions } from '../desk-case/opinion/index.tsx';
import { Thread } from '../desk-case/thread.tsx';
import { ExpertTrouble, NotExpert } from '../expert/who.tsx';
import { MaterialsOf } from '../materials/index.tsx';
import { Next } from './next.tsx';

/** `/expert/cases/<id>`: a case to who advises on it. What others may see of it besides is nothing here. */
export function Page() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const next = `/expert/cases/${id}`;
  const asked = useAskAndKeep(ASK.expertCase, { id });
  const data = asked.status === 'answered' ? asked.data : null;
  const me = data?.me;
  const isTheirs = me !== undefined && data?.case?.id === id && data.case.expert?.person?.id === me.person.id;
  useChanges(isTheirs, (ids) => {
    if (asked.status === 'answered' && (ids === null || ids.includes(id))) asked.again();
  });
  if (needsSignIn(asked)) return <SignInFirst next={next} />;
  return (
    <>
      <PageTitle title={isTheirs && data?.case ? data.case.product : t('expert.case')} />
      <p className="noprint">
        <Link to="/expert">{t('expert.toRoom')}</Link>
      </p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <ExpertTrouble trouble={asked.trouble} retry={asked.again} next={next} />}
      {me && !isExpert(me.duties) && <NotExpert withheld={isExpert(me.withheld)} next={next} />}
      {me && isExpert(me.duties) && !isTheirs && <Empty title={t('expert.missing')} />}
      {isTheirs && isExpert(me.duties) && data?.case && asked.status === 'answered' && (
        <Whole key={id} of={data.case} personId={me.person.id} again={asked.again} />
      )}
    </>
  );
}

interface WholeProps {
  readonly of: ExpertCase;
  readonly personId: string;
  readonly again: () => void;
}

function Whole({ of, personId, again }: WholeProps) {
  const readAgain = async () => again();
  return (
    <>
      <Next of={of} />
      <Opinions
        of={of}
        personId={personId}
        writes
        reviews={false}
        next={`/expert/cases/${of.id}`}
        work={async (run) => {
          await run();
          again();
        }}
      />
      <div className="beside">
        <Facts of={of} />
        <div>
          <Parties of={of} />
          <Timeline of={of} />
        </div>
      </div>
      <MaterialsOf of={of} personId={personId} speaks isApplicant={false} again={again} />
      <div className="threads">
        <Thread kind="advice" caseId={of.id} said={of.messages} again={readAgain} />
      </div>
    </>
  );
}

function Parties({ of: { applicantName, application, centre } }: { readonly of: ExpertCase }) {
  const { t, i18n } = useTranslation();
  const between = i18n.language === 'en' ? ', ' : '、';
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{t('desk.parties')}</h2>
      <Rows
        rows={[
          [t('desk.party.applicant'), applicantName],
          [t('desk.party.claimant'), application?.claimant],
          [t('desk.party.counsel'), application?.opposingCounsel.map(({ name }) => name).join(between)],
          [t('desk.side.centre'), centre.name],
        ]}
      />
    </section>
  );
}
