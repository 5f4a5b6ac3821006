import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { now } from '../words/now.ts';

/** So many years back can be chosen. */
const YEARS = 5;

/** The year of the calendar in China. */
export function yearNow(): number {
  return Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(now()));
}

/** The year in the address, null where there is none. */
export function useYear(): number | null {
  const [query] = useSearchParams();
  const said = query.get('year') ?? '';
  return /^20\d\d$/.test(said) ? Number(said) : null;
}

/** Chooses a year. It is in the address, so that it can be kept and sent on. */
export function YearChoice({ year }: { readonly year: number }) {
  const { t } = useTranslation();
  const [, setQuery] = useSearchParams();
  const years = new Set([year, ...Array.from({ length: YEARS }, (_, back) => yearNow() - back)]);
  const latestFirst = [...years].toSorted((one, other) => other - one);
  return (
    <form className="years" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="year">{t('figures.year')}</label>
      <select id="year" value={year} onChange={(event) => setQuery({ year: event.target.value }, { replace: true })}>
        {latestFirst.map((one) => (
          <option key={one} value={one}>
            {t('figures.yearOf', { year: one })}
          </option>
        ))}
      </select>
    </form>
  );
}
