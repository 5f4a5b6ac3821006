import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Listed } from '../frame/listed.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { usePages } from '../frame/use-pages.ts';
import { type Choice, queryOf, useChoice } from './choice.ts';
import { Filter } from './filter.tsx';
import { usePageOf } from './rows.ts';
import { AuditTable } from './table.tsx';

/** Who did what, and who read what: for the audit administrator, by ids alone. */
export function Page() {
  return (
    <AdminRoom room="audit">
      <Audit />
    </AdminRoom>
  );
}

function Audit() {
  const { t } = useTranslation();
  const [choice, choose] = useChoice();
  const asked = String(queryOf(choice));
  const isNarrowed = String(queryOf({ ...choice, view: 'record' })) !== '';
  return (
    <>
      <Filter key={`filter ${asked}`} choice={choice} choose={choose} />
      {isNarrowed && (
        <p className="noprint">
          <Link to="/admin/audit">{t('admin.audit.clear')}</Link>
        </p>
      )}
      <Rows key={asked} choice={choice} />
    </>
  );
}

function Rows({ choice }: { readonly choice: Choice }) {
  const { t } = useTranslation();
  const pageOf = usePageOf(choice);
  const of = usePages(pageOf);
  return (
    <Listed of={of} next="/admin/audit" none={t('admin.audit.none')}>
      {(rows) => <AuditTable rows={rows} choice={choice} />}
    </Listed>
  );
}
