import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { Lines } from './lines.tsx';

export const PAGE = 20;

/** The questions that one has asked, so many at a time. Staff read those of others at their desk. */
export function Mine({ personId }: { readonly personId: string }) {
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return pages.map((after, nth) => (
    <Some
      key={after ?? ''}
      personId={personId}
      after={after}
      more={nth === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : null}
    />
  ));
}

interface SomeProps {
  readonly personId: string;
  readonly after: string | null;
  /** Shows the page after; null where it is shown already. */
  readonly more: ((cursor: string) => void) | null;
}

function Some({ personId, after, more }: SomeProps) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.myConsultations, { first: PAGE, after });
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble') return <InTrouble trouble={asked.trouble} retry={asked.again} />;
  const { edges, pageInfo } = asked.data.consultations;
  const own = edges.map(({ node }) => node).filter(({ askedBy }) => askedBy?.id === personId);
  const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <>
      {own.length > 0 && <Lines lines={own} />}
      {own.length === 0 && after === null && <p className="dim">{t('consult.none')}</p>}
      {cursor && more && <Button onClick={() => more(cursor)}>{t('consult.more')}</Button>}
    </>
  );
}
