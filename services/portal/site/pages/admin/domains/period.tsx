import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

/** What can be chosen, and how many days that is: today, and so many with the days before. */
const PERIODS = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
] as const;
type Days = (typeof PERIODS)[number][1];

/** How many days the address asks for; today where it asks for none of these. */
export function useDays(): Days {
  const [query] = useSearchParams();
  return PERIODS.find(([, days]) => String(days) === query.get('days'))?.[1] ?? 1;
}

/** Chooses of how many days. It is in the address, so that it can be kept and sent on. */
export function PeriodChoice({ days }: { readonly days: Days }) {
  const { t } = useTranslation();
  const [, setQuery] = useSearchParams();
  return (
    <form className="years" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="days">{t('admin.domains.period')}</label>
      <select id="days" value={days} onChange={(event) => setQuery({ days: event.target.value }, { replace: true })}>
        {PERIODS.map(([name, many]) => (
          <option key={name} value={many}>
            {t(`admin.domains.periods.${name}`)}
          </option>
        ))}
      </select>
    </form>
  );
}
