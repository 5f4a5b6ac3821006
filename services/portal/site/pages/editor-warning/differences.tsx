import { useTranslation } from 'react-i18next';
import { nameOf } from '../../words/codes.ts';
import { calendarDay } from '../../words/dates.ts';
import { compared, type Said } from '../warning/changes.ts';
import { Pieces } from '../warning/differences.tsx';
import type { Field } from './merge.ts';
import { useFieldName } from './names.ts';
import type { Wish } from './wish.ts';

interface DifferencesProps {
  readonly before: Wish;
  readonly now: Wish;
  readonly fields: readonly Field[];
}

/** What some fields say otherwise than before, in both languages where they are words. */
export function Differences({ before, now, fields }: DifferencesProps) {
  const { i18n } = useTranslation();
  const name = useFieldName();
  const said = useSaid();
  return (
    <dl className="differences">
      {fields.map((field) => (
        <div key={field}>
          <dt>{name(field)}</dt>
          <dd className="text">
            {said(before, field).map((was, nth) => {
              const is = said(now, field)[nth] ?? was;
              const key = `${field} ${nth}`;
              return (
                <p key={key}>
                  <Pieces
                    pieces={compared(was, is, nth === 0 ? 'zh-CN' : i18n.language)}
                    apart={typeof was === 'string' ? '' : ' '}
                  />
                </p>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a field says: once, or in Chinese and in English. */
function useSaid(): (wish: Wish, field: Field) => readonly Said[] {
  const { t, i18n } = useTranslation();
  const day = (date: string) => (date ? [calendarDay(date, i18n.language)] : []);
  return (wish, field) => {
    switch (field) {
      case 'change':
      case 'title':
      case 'summary':
      case 'advice':
        return [wish[field].zh, wish[field].en];
      case 'minor':
        return [[t(wish.minor ? 'editor.isMinor' : 'editor.isMailed')]];
      case 'severity':
        return [wish.severity ? [nameOf('severities', wish.severity)] : []];
      case 'kind':
        return [wish.kind ? [nameOf('warningKinds', wish.kind)] : []];
      case 'urgency':
        return [wish.urgency ? [nameOf('urgencies', wish.urgency)] : []];
      case 'certainty':
        return [wish.certainty ? [nameOf('certainties', wish.certainty)] : []];
      case 'countries':
      case 'rights':
      case 'industries':
      case 'platforms':
        return [wish[field].map((code) => nameOf(field, code))];
      case 'sourceUrl':
        return [[wish.sourceUrl]];
      case 'sources':
        return [wish.sources.map(({ title, url }) => `${title} ${url}`)];
      case 'keyDates':
        return [wish.keyDates.map(({ date, label }) => `${date} ${label.zh} ${label.en}`)];
      case 'validUntil':
        return [day(wish.validUntil)];
      default:
        return field satisfies never;
    }
  };
}
