import '../../words/enterprise.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { Drafts, useDrafts } from '../apply/drafts/list.tsx';
import { Lines } from './lines.tsx';

const PAGE = 20;

/** `/my/cases`: the cases that who is signed in may see, so many at a time. */
export function Page() {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const first = useAsk(ASK.myCases, { first: PAGE, after: null });
  const drafts = useDrafts();
  if (needsSignIn(first)) return <SignInFirst next="/my/cases" />;
  return (
    <>
      <PageTitle title={t('my.title')} />
      <p className="lead">{t('my.lead')}</p>
      <WaysIn />
      {drafts.status === 'asking' ? (
        <Loading />
      ) : (
        <>
          <Drafts asked={drafts} />
          {pages.map((after, nth) => (
            <Some
              key={after ?? ''}
              after={after}
              more={nth === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : null}
            />
          ))}
        </>
      )}
    </>
  );
}

/** What somebody comes for who has a dispute, or a question. */
function WaysIn() {
  const { t } = useTranslation();
  return (
    <ul className="tiles">
      <li>
        <Link className="tile" to="/apply">
          <strong>{t('my.apply')}</strong>
          {t('my.applyHint')}
        </Link>
      </li>
      <li>
        <Link className="tile" to="/consult">
          <strong>{t('my.consult')}</strong>
          {t('my.consultHint')}
        </Link>
      </li>
      <li>
        <Link className="tile" to="/my/exposure">
          <strong>{t('ways.exposure')}</strong>
          {t('ways.exposureHint')}
        </Link>
      </li>
    </ul>
  );
}

interface SomeProps {
  readonly after: string | null;
  /** Shows the page after; null where it is shown already. */
  readonly more: ((cursor: string) => void) | null;
}

function Some({ after, more }: SomeProps) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.myCases, { first: PAGE, after });
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble') return <InTrouble trouble={asked.trouble} retry={asked.again} />;
  const { edges, pageInfo } = asked.data.cases;
  if (edges.length === 0 && after === null)
    return (
      <Empty title={t('my.none')}>
        <p>{t('my.noneHint')}</p>
        <p>
          <Link to="/apply">{t('my.apply')}</Link>
        </p>
        <p>
          <Link to="/consult">{t('my.consult')}</Link>
        </p>
      </Empty>
    );
  const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <>
      <Lines lines={edges.map(({ node }) => node)} />
      {cursor && more && <Button onClick={() => more(cursor)}>{t('my.more')}</Button>}
    </>
  );
}
