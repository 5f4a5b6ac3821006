import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { Listed } from '../frame/listed.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { usePages } from '../frame/use-pages.ts';
import { Line } from './line.tsx';

/** The addresses that are not mailed any more, since mails came back from them. */
export function Page() {
  const { t } = useTranslation();
  return (
    <AdminRoom room="suppressions">
      <p className="noprint">
        <Link to="/admin/domains">{t('admin.suppressions.toDomains')}</Link>
      </p>
      <Suppressions />
    </AdminRoom>
  );
}

const PAGE = 50;

function Suppressions() {
  const { t } = useTranslation();
  const client = useClient();
  const of = usePages(async (after) => {
    const variables = { first: PAGE, after };
    const { data, error } = await client.query(ASK.adminSuppressions, variables, { requestPolicy: 'network-only' });
    return { slice: data?.suppressions, error };
  });
  return (
    <Listed of={of} next="/admin/suppressions" none={t('admin.suppressions.none')}>
      {(suppressions) => (
        <ul className="lines">
          {suppressions.map((one) => (
            <Line key={one.id} of={one} again={of.again} />
          ))}
        </ul>
      )}
    </Listed>
  );
}
