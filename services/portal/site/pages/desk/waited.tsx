import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spanOf } from '../../words/dates.ts';
import { now as timeNow } from '../../words/now.ts';

/** How long something waits, in days and hours. */
export function Waited({ since, now }: { readonly since: string; readonly now: number }) {
  const { t } = useTranslation();
  const span = spanOf(now - Date.parse(since));
  return t(`desk.span.${unitOf(span)}`, span);
}

function unitOf({ days, hours }: ReturnType<typeof spanOf>): 'days' | 'hours' | 'less' {
  if (days > 0) return 'days';
  return hours > 0 ? 'hours' : 'less';
}

const MINUTE_MS = 60_000;

/** What time it is, to the minute. */
export function useNow(): number {
  const [now, setNow] = useState(timeNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(timeNow()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
