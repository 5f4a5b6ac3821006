import { Button } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countOf } from '../words/money.ts';
import { Chart } from './chart.tsx';
import type { Bar, Form } from './charting.ts';
import { type Cell, csvOf } from './csv.ts';
import { save } from './download.ts';

/** How many under a name. */
export interface TallyLine {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}
export type Dimension = 'month' | 'country' | 'right' | 'centre' | 'state';

interface TallyProps {
  readonly of: Dimension;
  readonly lines: readonly TallyLine[];
  readonly year: number;
  readonly note?: string | undefined;
  /** What the table says of a line: its number, where nothing else is given. */
  readonly cell?: ((line: TallyLine) => Cell) | undefined;
  /** Where a number leads to. */
  readonly to?: ((line: TallyLine) => string) | undefined;
}

/** So many bars are drawn; the table has them all. */
const BARS = 12;
const FORMS: { readonly [of in Dimension]: Form } = {
  ...{ month: 'columns', country: 'rows', right: 'rows', centre: 'rows', state: 'rows' },
};

/** Cases by something: a chart, a table that says the same, and the table as a file. */
export function Tally({ note, ...tally }: TallyProps) {
  const { of, lines } = tally;
  const { t } = useTranslation();
  const id = useId();
  const bars = useMemo(() => barsOf(lines).slice(0, BARS), [lines]);
  return (
    <section className="tally" aria-labelledby={id}>
      <h3 id={id}>{t(`figures.of.${of}`)}</h3>
      {note && <p className="dim">{note}</p>}
      <div className="both">
        {bars.some(({ count }) => count > 0) && <Chart bars={bars} form={FORMS[of]} />}
        <div>
          <TallyTable {...tally} labelledBy={id} />
          <SaveTally {...tally} />
        </div>
      </div>
    </section>
  );
}

/** Under names as short as they can be told apart by: a sub-centre’s begins with the national centre’s. */
function barsOf(lines: readonly TallyLine[]): readonly Bar[] {
  const names = lines.map(({ name }) => name);
  const shared = names.find((one) => names.filter((name) => name !== one && name.startsWith(one)).length > 1);
  const short = (name: string) =>
    shared && name !== shared && name.startsWith(shared) ? name.slice(shared.length) : name;
  return lines.map(({ name, count }) => ({ name: short(name), count }));
}

const numberOf = ({ count }: TallyLine): Cell => count;

type TableProps = Omit<TallyProps, 'note'> & { readonly labelledBy: string };

function TallyTable({ of, lines, cell = numberOf, to, labelledBy }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className="counts" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t(`figures.columns.${of}`)}</th>
          <th scope="col">{t('figures.columns.count')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.name}</th>
            <td>
              <Said what={line.name} cell={cell(line)} to={to?.(line)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SaidProps {
  readonly what: string;
  readonly cell: Cell;
  readonly to?: string | undefined;
}

/** A number as the language writes it, and the way to what made it. */
export function Said({ what, cell, to }: SaidProps) {
  const { t, i18n } = useTranslation();
  const text = typeof cell === 'number' ? countOf(cell, i18n.language) : cell;
  if (to === undefined) return text;
  return (
    <Link to={to} aria-label={t('figures.rowsOf', { what, number: text })}>
      {text}
    </Link>
  );
}

function SaveTally({ of, lines, year, cell = numberOf }: Omit<TallyProps, 'note'>) {
  const { t } = useTranslation();
  const table = t(`figures.of.${of}`);
  const titles = [t(`figures.columns.${of}`), t('figures.columns.count')];
  return (
    <SaveCsv
      table={table}
      name={`${year}-${table}`}
      rows={() => [titles, ...lines.map((line) => [line.name, cell(line)])]}
    />
  );
}

interface SaveCsvProps {
  readonly table: string;
  readonly name: string;
  readonly rows: () => readonly (readonly Cell[])[];
}

/** Has the browser save a table that stands on the page. */
export function SaveCsv({ table, name, rows }: SaveCsvProps) {
  const { t } = useTranslation();
  return (
    <p className="noprint">
      <Button
        size="small"
        aria-label={t('figures.csvOf', { table })}
        onClick={() => save(`${name}.csv`, new Blob([csvOf(rows())], { type: 'text/csv;charset=utf-8' }))}
      >
        {t('figures.csv')}
      </Button>
    </p>
  );
}
