import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { Lines } from './lines.tsx';

const PAGE = 20;

/** `/my/cases`: the cases that who is signed in may see, so many at a time. */
export function Page() {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const first = useAsk(ASK.myCases, { first: PAGE, after: null });
  if (needsSignIn(first)) return <SignInFirst next="/my/cases" />;
  return (
    <>
      <PageTitle title={t('my.title')} />
      <p className="lead">{t('my.lead')}</p>
      {pages.map((after, nth) => (
        <Some
          key={after ?? ''}
          after={after}
          more={nth === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : null}
        />
      ))}
    </>
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
