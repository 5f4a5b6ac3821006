import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { Listed } from '../frame/listed.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { usePages } from '../frame/use-pages.ts';
import { Register } from './register.tsx';

/** The partners whose programs may report cases. */
export function Page() {
  return (
    <AdminRoom room="partners">
      <Partners />
    </AdminRoom>
  );
}

const PAGE = 50;

function Partners() {
  const { t } = useTranslation();
  const client = useClient();
  const of = usePages(async (after) => {
    const variables = { first: PAGE, after };
    const { data, error } = await client.query(ASK.adminPartners, variables, { requestPolicy: 'network-only' });
    return { slice: data?.partners, error };
  });
  return (
    <>
      <Register again={of.again} />
      <Listed of={of} next="/admin/partners" none={t('admin.partners.none')}>
        {(partners) => (
          <ul className="lines">
            {partners.map(({ id, name, source }) => (
              <li key={id}>
                <strong>{name}</strong>
                <p>
                  <code>{source}</code>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
