import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { Empty, Loading } from '../../../frame/states.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { AdminTrouble } from '../frame/who.tsx';
import { PeriodChoice, useDays } from './period.tsx';
import { DomainTable, type Line } from './table.tsx';

/** How mails fare at the servers that receive them, by their domains. */
export function Page() {
  const { t } = useTranslation();
  return (
    <AdminRoom room="domains">
      <p className="noprint">
        <Link to="/admin/suppressions">{t('admin.domains.toSuppressions')}</Link>
      </p>
      <Domains />
    </AdminRoom>
  );
}

function Domains() {
  const days = useDays();
  const asked = useAsk(ASK.adminMailDomains, { days });
  return (
    <>
      <PeriodChoice days={days} />
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && (
        <AdminTrouble trouble={asked.trouble} retry={asked.again} next={`/admin/domains?days=${days}`} />
      )}
      {asked.status === 'answered' && <Told lines={asked.data.mailDomains} />}
    </>
  );
}

function Told({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <>
      {lines.length === 0 ? <Empty title={t('admin.domains.none')} /> : <DomainTable lines={lines} />}
      <p className="dim">{t('admin.domains.how')}</p>
    </>
  );
}
