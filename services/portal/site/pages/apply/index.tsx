import '../../words/enterprise.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { Drafts, useDrafts } from './drafts/list.tsx';
import { useOpened } from './drafts/use-opened.ts';
import type { Me } from './part.ts';
import { Sent } from './sent.tsx';
import type { Filed } from './use-filing.ts';
import { Wizard } from './wizard.tsx';

/** `/apply`: the application for guidance, from whom it is for until it is filed; `?draft=` goes on with one. */
export function Page() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const [filed, setFiled] = useState<Filed | null>(null);
  const asked = useAsk(ASK.applicant, {});
  const draft = query.get('draft');
  if (needsSignIn(asked)) return <SignInFirst next={draft ? `/apply?${new URLSearchParams({ draft })}` : '/apply'} />;
  function again(): void {
    setFiled(null);
    void navigate('/apply');
  }
  if (filed) return <Sent filed={filed} again={again} />;
  return (
    <>
      <PageTitle title={t('apply.title')} />
      <p className="lead">{t('apply.lead')}</p>
      <p>
        <Link to="/consult">{t('apply.consult')}</Link>
      </p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && <Applying me={asked.data.me} onClaimed={asked.again} onFiled={setFiled} />}
    </>
  );
}

interface ApplyingProps {
  readonly me: Me;
  readonly onClaimed: () => void;
  readonly onFiled: (filed: Filed) => void;
}

/** The draft that the address names, or a new application, which the address names once it is kept. */
function Applying({ me, onClaimed, onFiled }: ApplyingProps) {
  const { t } = useTranslation();
  const { opened, made, keep } = useWhich();
  const read = useOpened(opened);
  const centres = useAsk(ASK.centres, {});
  const drafts = useDrafts();
  if (opened === null && drafts.status === 'asking') return <Loading />;
  switch (read.status) {
    case 'asking':
      return <Loading />;
    case 'in-trouble':
      return <InTrouble trouble={read.trouble} retry={read.again} />;
    case 'missing':
      return (
        <Empty title={t('draft.missing')}>
          <p>
            <Link to="/apply">{t('draft.startNew')}</Link>
          </p>
          <p>
            <Link to="/my/cases">{t('frame.myCases')}</Link>
          </p>
        </Empty>
      );
    case 'there':
      return (
        <>
          {opened === null ? (
            <Drafts asked={drafts} but={made} />
          ) : (
            <p>
              <Link to="/apply">{t('draft.startNew')}</Link>
            </p>
          )}
          <Wizard
            key={`${me.person.id} ${opened}`}
            me={me}
            centres={centres.status === 'answered' ? centres.data.centres : []}
            draft={read.draft}
            onClaimed={onClaimed}
            onKept={keep}
            onFiled={onFiled}
          />
        </>
      );
    default:
      return read satisfies never;
  }
}

/** Which draft the page was opened with. One that it has made itself since is named by the address as well, and the form stays as it is. */
function useWhich() {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const [made, setMade] = useState<string | null>(null);
  const named = query.get('draft');
  function keep(draftId: string): void {
    setMade(draftId);
    const search = new URLSearchParams(window.location.search);
    search.set('draft', draftId);
    void navigate({ search: `?${search}` }, { replace: true });
  }
  return { opened: named === made ? null : named, made, keep };
}
