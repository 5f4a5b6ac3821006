import { useTranslation } from 'react-i18next';
import type { Cell } from '../../frame/csv.ts';
import { nameOf } from '../../words/codes.ts';
import { momentOf } from '../../words/dates.ts';
import { yuanOf } from '../../words/money.ts';
import type { RowLine } from './use-rows.ts';

export const OUTCOMES = ['at', 'case', 'applicant', 'entry', 'basis', 'amount', 'centre'] as const;
export const CASES = ['at', 'case', 'applicant', 'country', 'state', 'centre'] as const;
export type Column = (typeof OUTCOMES)[number] | (typeof CASES)[number];
export type Cells = { readonly [column in Column]?: Cell };

/** What a row says by column, as a file has it. A case that the reader may not see, as after a hand-over, is not named. */
export function useCells(): (line: RowLine) => Cells {
  const { t, i18n } = useTranslation();
  const hidden = t('figures.rows.hidden');
  const both = ({ of: { at, centre, case: known } }: RowLine): Cells => ({
    at: momentOf(at, i18n.language),
    case: known?.product ?? hidden,
    applicant: known?.applicantName ?? '',
    centre: centre.name,
  });
  return (line) => {
    switch (line.kind) {
      case 'outcome': {
        const { direction, basis, cny } = line.of;
        const amount = yuanOf(cny);
        return { ...both(line), entry: t(`figures.rows.${direction}`), basis: t(`figures.bases.${basis}`), amount };
      }
      case 'case': {
        const known = line.of.case;
        const state = known ? nameOf('caseStatuses', known.status) : '';
        return { ...both(line), country: known?.country.label ?? '', state };
      }
      default:
        return line satisfies never;
    }
  };
}
