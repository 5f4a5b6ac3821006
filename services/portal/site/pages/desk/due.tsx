import { useTranslation } from 'react-i18next';
import { calendarDay } from '../../words/dates.ts';
import type { Due } from './clocks.ts';

/** What is due by when: told in words, and by colour besides. */
export function DueText({ due }: { readonly due: Due }) {
  const { t, i18n } = useTranslation();
  const step = t(`desk.step.${due.step}`);
  return (
    <span className={`due due-${due.standing}`}>
      {t(`desk.standing.${due.standing}`, { step, date: calendarDay(due.date, i18n.language) })}
    </span>
  );
}
