import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Cell } from '../../frame/csv.ts';
import { SaveCsv } from '../../frame/tally.tsx';
import { moneyOf } from '../../words/money.ts';
import type { RowsAsked } from '../insights/rows-address.ts';
import { CASES, type Column, OUTCOMES, useCells } from './use-cells.ts';
import type { RowLine } from './use-rows.ts';

interface RowsTableProps {
  readonly lines: readonly RowLine[];
  readonly title: string;
  readonly asked: RowsAsked;
}

/** The rows as a table, on a narrow screen as cards; each leads to its case on the desk. */
export function RowsTable({ lines, title, asked: { of, year } }: RowsTableProps) {
  const { t, i18n } = useTranslation();
  const columns: readonly Column[] = of === 'recovered' || of === 'saved' ? OUTCOMES : CASES;
  const titles = columns.map((column) => t(`figures.rows.columns.${column}`));
  const cells = useCells();
  return (
    <>
      <table className="desk rows">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {titles.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={keyOf(line)}>
              {columns.map((column) => (
                <td key={column} data-column={t(`figures.rows.columns.${column}`)}>
                  {shown(column, line, cells(line)[column], i18n.language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SaveCsv
        table={title}
        name={`${year}-${title}`}
        rows={() => [titles, ...lines.map((line) => columns.map((column) => cells(line)[column] ?? ''))]}
      />
    </>
  );
}

function keyOf({ kind, of }: RowLine): string {
  return kind === 'outcome' ? of.id : `${of.at} ${of.case?.id} ${of.centre.id}`;
}

function shown(column: Column, line: RowLine, cell: Cell | undefined, language: string): ReactNode {
  if (column === 'case' && line.of.case) return <Link to={`/desk/cases/${line.of.case.id}`}>{cell}</Link>;
  if (column === 'amount' && line.kind === 'outcome')
    return <span className="amount">{moneyOf(line.of.cny, language)}</span>;
  return <span>{cell}</span>;
}
