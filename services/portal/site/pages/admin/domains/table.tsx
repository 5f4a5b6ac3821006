import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import type { ASK } from '../../../api/documents.ts';
import { countOf } from '../../../words/money.ts';

/** How mails to a domain fared. */
export type Line = ResultOf<typeof ASK.adminMailDomains>['mailDomains'][number];

/** Of fewer of the tries delivered, a line is marked. */
const WELL = 0.95;
const COUNTS = ['mails', 'sent', 'deferred', 'refused', 'softBounced', 'complaints'] as const;
const COLUMNS = ['domain', 'delivered', ...COUNTS] as const;

/** A line for each domain, who got most first; what is not delivered as it should be says so. */
export function DomainTable({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const name = (column: (typeof COLUMNS)[number]) => t(`admin.domains.columns.${column}`);
  return (
    <table className="desk numbers">
      <caption className="unseen">{t('admin.rooms.domains.title')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.domain ?? ''}>
            <td data-column={name('domain')}>
              <strong>{line.domain === null ? t('admin.domains.others') : <bdi>{line.domain}</bdi>}</strong>
            </td>
            <td data-column={name('delivered')}>
              <Delivered share={line.delivered} />
            </td>
            {COUNTS.map((column) => (
              <td key={column} data-column={name(column)}>
                <Count count={line[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ count }: { readonly count: number }) {
  const { i18n } = useTranslation();
  return <span>{countOf(count, i18n.language)}</span>;
}

/** Rounded down, so that what is marked never reads as 95 %. */
function Delivered({ share }: { readonly share: number | null }) {
  const { t, i18n } = useTranslation();
  if (share === null) return <span>{t('admin.domains.noTries')}</span>;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const text = percent.format(Math.floor(share * 1_000) / 1_000);
  if (share >= WELL) return <span>{text}</span>;
  return <span className="due-over">{t('admin.domains.low', { share: text })}</span>;
}
