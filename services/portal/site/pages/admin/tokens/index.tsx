import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { Listed } from '../frame/listed.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { usePages } from '../frame/use-pages.ts';
import { Issue, type Issued } from './issue.tsx';
import { ShownOnce } from './shown.tsx';
import { Token } from './token.tsx';

/** What programs prove themselves with: issued, shown once, listed, and revoked. */
export function Page() {
  return (
    <AdminRoom room="tokens">
      <Tokens />
    </AdminRoom>
  );
}

const PAGE = 50;

function Tokens() {
  const { t } = useTranslation();
  const client = useClient();
  const [issued, setIssued] = useState<Issued | null>(null);
  const of = usePages(async (after) => {
    const variables = { first: PAGE, after };
    const { data, error } = await client.query(ASK.adminTokens, variables, { requestPolicy: 'network-only' });
    return { slice: data?.serviceTokens, error };
  });
  function show(one: Issued): void {
    setIssued(one);
    of.again();
  }
  return (
    <>
      {issued ? <ShownOnce key={issued.token} of={issued} put={() => setIssued(null)} /> : <Issue show={show} />}
      <Listed of={of} next="/admin/tokens" none={t('admin.tokens.none')}>
        {(tokens) => (
          <ul className="lines">
            {tokens.map((token) => (
              <Token key={token.id} of={token} again={of.again} />
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
