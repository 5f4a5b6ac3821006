import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { csvOf } from '../../../frame/csv.ts';
import { save } from '../../../frame/download.ts';
import { momentOf } from '../../../words/dates.ts';
import { type Choice, queryOf } from './choice.ts';
import { type Row, useDetail } from './rows.ts';

const COLUMNS = ['at', 'what', 'actor', 'subject', 'detail'] as const;

interface AuditTableProps {
  readonly rows: readonly Row[];
  readonly choice: Choice;
}

/** The rows, each id leading to all that there is of it. */
export function AuditTable({ rows, choice }: AuditTableProps) {
  const { t } = useTranslation();
  const columns = COLUMNS.filter((column) => column !== 'detail' || choice.view === 'record');
  return (
    <>
      <div className="actions noprint">
        <Save rows={rows} choice={choice} />
        <span role="status">{t('admin.audit.count', { count: rows.length })}</span>
      </div>
      <table className="desk">
        <caption className="unseen">{t(`admin.audit.view.${choice.view}`)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`admin.audit.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column} data-column={t(`admin.audit.columns.${column}`)}>
                  <Cell of={row} column={column} choice={choice} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface CellProps {
  readonly of: Row;
  readonly column: (typeof COLUMNS)[number];
  readonly choice: Choice;
}

function Cell({ of, column, choice }: CellProps) {
  const { i18n } = useTranslation();
  const detailOf = useDetail();
  switch (column) {
    case 'at':
      return <time dateTime={of.at}>{momentOf(of.at, i18n.language)}</time>;
    case 'what':
      return <span>{of.what}</span>;
    case 'actor':
      return <Actor of={of.actor} choice={choice} />;
    case 'subject':
      return <Link to={`/admin/audit?${queryOf({ ...choice, subject: of.subject })}`}>{of.subject}</Link>;
    case 'detail':
      return <span>{of.detail && detailOf(of.detail)}</span>;
    default:
      return column satisfies never;
  }
}

const KINDS = ['anonymous', 'partner', 'person', 'program', 'system'] as const;

/** Who did it, by kind and id: a person leads to all that they did. */
function Actor({ of, choice }: { readonly of: string; readonly choice: Choice }) {
  const { t } = useTranslation();
  const [kind = '', ...rest] = of.split(':');
  const known = KINDS.find((one) => one === kind);
  const id = rest.join(':');
  return (
    <span>
      {known ? t(`admin.audit.kinds.${known}`) : kind}{' '}
      {kind === 'person' ? <Link to={`/admin/audit?${queryOf({ ...choice, person: id })}`}>{id}</Link> : id}
    </span>
  );
}

/** Keeps what is shown as a file, under ids and instants as the record has them. */
function Save({ rows, choice }: AuditTableProps) {
  const { t } = useTranslation();
  const detailOf = useDetail();
  const header = COLUMNS.map((column) => t(`admin.audit.columns.${column}`));
  const cells = ({ at, what, actor, subject, detail }: Row) => [
    at,
    what,
    actor,
    subject,
    detail ? detailOf(detail) : '',
  ];
  return (
    <Button
      onClick={() =>
        save(`${choice.view}.csv`, new Blob([csvOf([header, ...rows.map(cells)])], { type: 'text/csv;charset=utf-8' }))
      }
    >
      {t('admin.audit.csv')}
    </Button>
  );
}
