import '../../words/enterprise.ts';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { ANSWER_DAYS } from './due.ts';
import { QuestionForm } from './form.tsx';
import type { ConsultationLine } from './lines.tsx';
import { Mine, PAGE } from './mine.tsx';
import { Sent } from './sent.tsx';

type Me = ResultOf<typeof ASK.myConsultations>['me'];

/** `/consult`: a question to a centre, and what became of those that one has asked. */
export function Page() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<ConsultationLine | null>(null);
  const first = useAsk(ASK.myConsultations, { first: PAGE, after: null });
  if (needsSignIn(first)) return <SignInFirst next="/consult" />;
  if (sent) return <Sent consultation={sent} again={() => setSent(null)} />;
  function show(consultation: ConsultationLine): void {
    setSent(consultation);
    if (first.status !== 'asking') first.again();
  }
  return (
    <>
      <PageTitle title={t('consult.title')} />
      <p className="lead">{t('consult.lead')}</p>
      {first.status === 'asking' && <Loading />}
      {first.status === 'in-trouble' && <InTrouble trouble={first.trouble} retry={first.again} />}
      {first.status === 'answered' && <Asking me={first.data.me} onAsked={show} />}
    </>
  );
}

function Asking({ me, onAsked }: { readonly me: Me; readonly onAsked: (consultation: ConsultationLine) => void }) {
  const { t } = useTranslation();
  const confirmed = me.memberships.filter(({ status }) => status === 'confirmed');
  return (
    <div className="beside">
      <QuestionForm key={me.person.id} person={me.person} onAsked={onAsked} />
      <div>
        <div className="panel">
          <p>{t('consult.when', { days: ANSWER_DAYS })}</p>
          <p>{t(confirmed.length === 1 ? 'consult.toOwn' : 'consult.toNation')}</p>
          <p>{t('consult.seen')}</p>
          <p>
            <Link to="/apply">{t('consult.apply')}</Link>
          </p>
        </div>
        <section aria-labelledby="mine">
          <h2 id="mine">{t('consult.mine')}</h2>
          <Mine personId={me.person.id} />
        </section>
      </div>
    </div>
  );
}
