import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nameOf } from '../../words/codes.ts';
import { dayOf } from '../../words/dates.ts';
import type { Wish } from '../subscribe/wish.ts';
import { LISTS, type ListName, type Proposed } from './wish.ts';

interface ProposedProps {
  readonly values: readonly Proposed[];
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
}

/** What is proposed, kind by kind, each value to be ticked, with the reasons for it. */
export function ProposedValues({ values, wish, change }: ProposedProps) {
  const { t } = useTranslation();
  return LISTS.filter((list) => values.some((one) => one.list === list)).map((list) => (
    <fieldset key={list}>
      <legend>{t(`exposure.lists.${list}`)}</legend>
      <div className="choices">
        {values
          .filter((one) => one.list === list)
          .map((one) => (
            <Value key={one.code} value={one} chosen={wish[list]} choose={(codes) => change({ [list]: codes })} />
          ))}
      </div>
    </fieldset>
  ));
}

interface ValueProps {
  readonly value: Proposed;
  readonly chosen: Wish[ListName];
  readonly choose: (codes: readonly string[]) => void;
}

function Value({ value: { list, code, reasons }, chosen, choose }: ValueProps) {
  const { t } = useTranslation();
  const id = `proposed-${list}-${code}`;
  const toggle = (on: boolean) => choose(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  return (
    <div>
      <label>
        <input
          type="checkbox"
          checked={chosen.includes(code)}
          aria-describedby={id}
          onChange={(event) => toggle(event.target.checked)}
        />{' '}
        {nameOf(list, code)}
      </label>{' '}
      <span id={id} className="dim">
        {reasons.map((reason, nth) => (
          <span key={reason.case?.id ?? reason.from}>
            {nth > 0 && t('exposure.between')}
            <Reason reason={reason} />
          </span>
        ))}
      </span>
    </div>
  );
}

function Reason({ reason: { from, case: about } }: { readonly reason: Proposed['reasons'][number] }) {
  const { t, i18n } = useTranslation();
  if (from !== 'case') return t(`exposure.reasons.${from}`);
  if (!about) return t('exposure.reasons.caseUnseen');
  const words = { type: about.disputeType.label, date: dayOf(about.submittedAt, i18n.language) };
  return <Link to={`/my/cases/${about.id}`}>{t('exposure.reasons.case', words)}</Link>;
}
