import '../../words/enterprise.ts';
import type { ResultOf } from 'gql.tada';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Missing } from '../../frame/boundary.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { calendarDay } from '../../words/dates.ts';
import { answerDay } from '../consult/due.ts';
import { beginningOf } from '../consult/lines.tsx';
import { Exchanges } from './exchanges.tsx';
import { Further } from './further.tsx';

export type Consultation = NonNullable<ResultOf<typeof ASK.myConsultation>['consultation']>;

/** `/consult/<id>`: a question with its answers, who has it and by when it is answered. */
export function Page() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const asked = useAsk(ASK.myConsultation, { id });
  if (needsSignIn(asked)) return <SignInFirst next={`/consult/${id}`} />;
  if (asked.status === 'answered') {
    const { consultation, me } = asked.data;
    if (consultation === null) return <Missing />;
    return <Whole key={consultation.id} of={consultation} personId={me.person.id} again={asked.again} />;
  }
  return (
    <>
      <title>{`${t('consult.loading')} · Sinan 司南`}</title>
      <h1>{t('consult.loading')}</h1>
      {asked.status === 'asking' ? <Loading /> : <InTrouble trouble={asked.trouble} retry={asked.again} />}
    </>
  );
}

interface WholeProps {
  readonly of: Consultation;
  readonly personId: string;
  readonly again: () => void;
}

function Whole({ of, personId, again }: WholeProps) {
  const { t } = useTranslation();
  const [isSent, setSent] = useState(false);
  function showSent(): void {
    setSent(true);
    again();
  }
  return (
    <article>
      <p className="noprint">
        <Link to="/consult">{t('consult.back')}</Link>
      </p>
      <PageTitle title={beginningOf(of.exchanges[0]?.question ?? '') || t('consult.loading')} />
      <SentFurther isSent={isSent && of.status === 'registered'} />
      <Standing of={of} />
      <h2>{t('consult.exchanges')}</h2>
      <Exchanges of={of} />
      {of.status === 'answered' && of.askedBy?.id === personId && (
        <Further consultationId={of.id} personId={personId} onSent={showSent} />
      )}
    </article>
  );
}

/** That a further question was sent: heard at once, and where the focus is, since its form is gone. */
function SentFurther({ isSent }: { readonly isSent: boolean }) {
  const { t } = useTranslation();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isSent) said.current?.focus();
  }, [isSent]);
  return (
    <p ref={said} role="status" tabIndex={-1} className="done">
      {isSent && t('consult.furtherSent')}
    </p>
  );
}

function Standing({ of }: { readonly of: Consultation }) {
  const { t, i18n } = useTranslation();
  const day = answerDay(of);
  const { name, phone, email } = of.contact;
  return (
    <div className="panel">
      <dl className="facts">
        <Fact name={t('consult.state')} text={t(`consult.status.${of.status}`)} />
        <Fact name={t('consult.heldBy')} text={of.centre.name} />
        {day && <Fact name={t('consult.dueBy')} text={t('consult.due', { date: calendarDay(day, i18n.language) })} />}
        <Fact name={t('consult.country')} text={of.country?.label ?? t('consult.unsure')} />
        <Fact name={t('consult.contact')} text={[name, phone, email].filter(Boolean).join(' ')} />
      </dl>
      {of.caseId && (
        <p>
          {t('consult.case')} {of.case && <Link to={`/my/cases/${of.case.id}`}>{t('consult.toCase')}</Link>}
        </p>
      )}
    </div>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
