import '../../words/enterprise.ts';
import '../../words/expert.ts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { holds } from '../desk/duties.ts';
import { DeskTrouble, NotStaff } from '../desk/who.tsx';
import { MaterialsOf } from '../materials/index.tsx';
import { Doing } from './doing.tsx';
import { Facts } from './facts.tsx';
import { News, Supplements, Timeline } from './history.tsx';
import { Next } from './next.tsx';
import { Opinions } from './opinion/index.tsx';
import { Parties } from './parties.tsx';
import { Experts } from './search/index.tsx';
import { Threads } from './thread.tsx';
import { type CaseDesk, type CaseThere, useCase } from './use-case.ts';

/** Loaded after the page, below everything: nothing that one reads is pushed away. */
const Outcomes = lazy(() => import('./outcomes/index.tsx'));
/** In which states something has come of a case, or can: what was recorded before guidance ended early can be reversed. */
const AFTER_GUIDANCE = ['guiding', 'closed', 'terminated', 'archived'];

/** Who of a centre speaks for it. */
const SPEAKS = ['intake', 'officer', 'reviewer', 'signatory'];

/** One case on its desk: what is to be done, everything that it takes to decide, and whatever was said. */
export function Page() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const desk = useCase(id);
  const { shown, again } = desk;
  if (needsSignIn(shown)) return <SignInFirst next={`/desk/cases/${id}`} />;
  return (
    <>
      <PageTitle title={shown.status === 'there' ? shown.case.product : t('desk.caseTitle')} />
      <p className="noprint">
        <Link to="/desk">{t('desk.back')}</Link>
      </p>
      {shown.status === 'asking' && <Loading />}
      {shown.status === 'in-trouble' && <DeskTrouble trouble={shown.trouble} retry={() => void again()} />}
      {shown.status === 'missing' && <Empty title={t('desk.missing')} />}
      {shown.status === 'not-staff' && <NotStaff withheld={shown.withheld} />}
      {shown.status === 'there' && <CaseOnDesk key={id} shown={shown} desk={desk} />}
    </>
  );
}

interface CaseOnDeskProps {
  readonly shown: CaseThere;
  readonly desk: CaseDesk;
}

function CaseOnDesk({ shown: { case: of, search, personId, duties }, desk }: CaseOnDeskProps) {
  const { news, seen, again } = desk;
  return (
    <>
      <News news={news} seen={seen} />
      <Next of={of} duties={duties} />
      <Doing of={of} duties={duties} desk={desk} />
      <div className="beside">
        <div>
          <Facts of={of} />
          <Supplements of={of} />
        </div>
        <div>
          <Parties of={of} />
          <Timeline of={of} />
        </div>
      </div>
      <MaterialsOf
        of={of}
        personId={personId}
        speaks={SPEAKS.some((duty) => holds(duties, duty, of.centre.id))}
        isApplicant={false}
        again={() => void again()}
      />
      <Experts of={of} search={search} duties={duties} desk={desk} />
      <Opinions
        of={of}
        personId={personId}
        writes={holds(duties, 'officer', of.centre.id)}
        reviews={holds(duties, 'reviewer', of.centre.id) || holds(duties, 'signatory', of.centre.id)}
        next={`/desk/cases/${of.id}`}
        work={desk.work}
      />
      <Threads of={of} again={again} />
      {AFTER_GUIDANCE.includes(of.status) && (
        <Suspense fallback={<Loading />}>
          <Outcomes of={of} duties={duties} personId={personId} />
        </Suspense>
      )}
    </>
  );
}
