import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { momentOf } from '../../words/dates.ts';
import { isUrgent } from './clocks.ts';
import { DueText } from './due.tsx';
import { type DeskLine, dueOfLine } from './lines.ts';
import { useNow, Waited } from './waited.tsx';

const COLUMNS = ['state', 'case', 'country', 'waited', 'due', 'deadline'] as const;

/** The cases as a table, on a narrow screen as cards. Keys move from case to case while one is chosen. */
interface DeskTableProps {
  readonly lines: readonly DeskLine[];
  /** What its reader may accept; where there is nothing, nothing is ticked. */
  readonly acceptable: readonly string[];
  readonly ticked: ReadonlySet<string>;
  readonly tick: (id: string) => void;
}

export function DeskTable({ lines, acceptable, ticked, tick }: DeskTableProps) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <>
      <p className="dim noprint wide-only">{t('desk.keys')}</p>
      <table className="desk" onKeyDown={moveByKey}>
        <caption className="unseen">{t('desk.caption')}</caption>
        <thead>
          <tr>
            {acceptable.length > 0 && (
              <th scope="col">
                <span className="unseen">{t('desk.bulk.column')}</span>
              </th>
            )}
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`desk.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.of.id} line={line} now={now}>
              {acceptable.length > 0 && (
                <td className={acceptable.includes(line.of.id) ? 'tick' : 'tick nothing'}>
                  {acceptable.includes(line.of.id) && (
                    <input
                      type="checkbox"
                      aria-label={t('desk.bulk.choose', { product: line.of.product })}
                      checked={ticked.has(line.of.id)}
                      onChange={() => tick(line.of.id)}
                    />
                  )}
                </td>
              )}
            </Row>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly line: DeskLine;
  readonly now: number;
  /** What it is ticked by. */
  readonly children: ReactNode;
}

function Row({ line, now, children }: RowProps) {
  const { t, i18n } = useTranslation();
  const { of, group, since } = line;
  const due = dueOfLine(line, now);
  const deadline = of.application?.statedDeadline;
  return (
    <tr>
      {children}
      <Cell of="state">
        {t(`desk.group.${group}`)}{' '}
        {isUrgent(of, now) && <strong className="level level-urgent">{t('desk.urgent')}</strong>}
        {of.handOver && group !== 'offered' && (
          <span className="dim">{t('desk.handedTo', { centre: of.handOver.to.name })}</span>
        )}
      </Cell>
      <Cell of="case">
        <Link to={`/desk/cases/${of.id}`}>{of.product}</Link> <span className="dim">{of.applicantName}</span>
      </Cell>
      <Cell of="country">
        {of.country.label} <span className="dim">{of.disputeType.label}</span>
      </Cell>
      <Cell of="waited">
        <Waited since={since} now={now} />
      </Cell>
      <Cell of="due">{due && <DueText due={due} />}</Cell>
      <Cell of="deadline">
        {deadline && <time dateTime={deadline.at}>{momentOf(deadline.at, i18n.language)}</time>}
      </Cell>
    </tr>
  );
}

/** On a narrow screen the cell says what column it is of. */
function Cell({ of, children }: { readonly of: (typeof COLUMNS)[number]; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <td data-column={t(`desk.columns.${of}`)} className={children ? undefined : 'nothing'}>
      {children}
    </td>
  );
}

const STEPS: { readonly [key: string]: number } = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Only while a case of the table has the focus: a key alone does nothing elsewhere (WCAG 2.1.4). */
function moveByKey(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody a')];
  const at = links.findIndex((link) => link.matches(':focus'));
  links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  event.preventDefault();
}
