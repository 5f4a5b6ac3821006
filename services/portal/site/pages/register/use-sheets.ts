import { useTranslation } from 'react-i18next';
import type { Cell } from '../../frame/csv.ts';
import { nameOf } from '../../words/codes.ts';
import { chinaDay, dayOr, daysOf, isWithin, type OutcomeEntry, type Period, type RegisterCase } from './case.ts';
import { figuresOf, weeksOf } from './weeks.ts';
import type { Sheet } from './workbook.ts';

/** The columns of the register, with what each says of a case. */
const COLUMNS = {
  id: ({ id }) => id,
  received: ({ submittedAt }) => chinaDay(submittedAt),
  enterprise: ({ applicantName }) => applicantName,
  product: ({ product }) => product,
  country: ({ country }) => country.label,
  rights: ({ rights }) => rights.map(({ label }) => label).join(' / '),
  disputeType: ({ disputeType }) => disputeType.label,
  forum: ({ forum }) => forum.label,
  procedure: ({ application }) => application?.procedure,
  caseNo: ({ application }) => application?.caseNo,
  deadline: ({ application }) => dayOr(application?.statedDeadline?.at),
  state: ({ status }) => nameOf('caseStatuses', status),
  centre: ({ centre }) => centre.name,
  expert: ({ expert }) => expert?.person?.email,
  accepted: ({ acceptedAt }) => dayOr(acceptedAt),
  declined: ({ declined }) => dayOr(declined?.at),
  terminated: ({ terminated }) => dayOr(terminated?.at),
  reason: ({ declined, terminated }) => (declined ?? terminated)?.reason.label,
  closed: ({ outcome }) => dayOr(outcome?.closedAt),
  outcome: ({ outcome }) => outcome?.result.label,
  archived: ({ archive }) => dayOr(archive?.at),
} satisfies { readonly [column: string]: (of: RegisterCase) => Cell | null | undefined };

type Column = keyof typeof COLUMNS;
const isColumn = (name: string): name is Column => name in COLUMNS;
const WEEK = [
  ...(['from', 'to', 'received', 'accepted', 'declined', 'supplements', 'closed', 'terminated'] as const),
  ...(['submitted', 'supplementing', 'underWay', 'recovered', 'saved'] as const),
] as const;

/** What goes into the file, in the language of the page: the register (台账) of what came in the period, and the weekly report (周报). */
export function useSheets(): (
  period: Period,
  cases: readonly RegisterCase[],
  outcomes: readonly OutcomeEntry[],
) => readonly Sheet[] {
  const { t } = useTranslation();
  return (period, cases, outcomes) => {
    const columns = Object.keys(COLUMNS).filter(isColumn);
    const received = cases.filter(({ submittedAt }) => isWithin(period, chinaDay(submittedAt)));
    const days = cases.map(daysOf);
    const weeks = weeksOf(period).map((week) => figuresOf(week, days, outcomes));
    return [
      {
        name: t('register.sheet.register'),
        titles: columns.map((column) => t(`register.columns.${column}`)),
        rows: received.map((of) => columns.map((column) => COLUMNS[column](of) ?? '')),
      },
      {
        name: t('register.sheet.weekly'),
        titles: WEEK.map((column) => t(`register.week.${column}`)),
        rows: weeks.map(({ week, open, ...counts }) => {
          const all = { ...week, ...counts, ...open };
          return WEEK.map((column) => all[column]);
        }),
      },
    ];
  };
}
