import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Level } from '../../frame/level.tsx';
import { namesOf } from '../../words/codes.ts';
import { dayOf } from '../../words/dates.ts';
import type { EditorLine, Group } from './lists.ts';
import { mayPass, type Reader, type Work, whoWrote } from './review.ts';

interface LineProps {
  readonly of: EditorLine;
  readonly group: Group;
  readonly reader: Reader;
}

/** One warning of a list. What is at work is told as it will be, what is or was in force as it is read. */
export function Line({ of, group, reader }: LineProps) {
  const { i18n } = useTranslation();
  const work = group === 'live' || group === 'ended' ? null : of.work;
  const { title, severity, countries } = work ?? of;
  return (
    <li>
      <h3>
        <Link to={`/editor/warnings/${of.id}`}>{title}</Link>
      </h3>
      <p>
        <Level severity={severity} /> {namesOf('countries', countries, i18n.language)}
      </p>
      {work ? <AtWork work={work} reader={reader} /> : <Published of={of} />}
    </li>
  );
}

function AtWork({ work, reader }: { readonly work: NonNullable<EditorLine['work']>; readonly reader: Reader }) {
  const { t } = useTranslation();
  return (
    <p className="dim">
      {[
        work.version > 1 && t('editor.nextVersion', { version: work.version }),
        t(`editor.wrote.${whoWrote(work.authors, reader)}`),
        work.remark && t('editor.returned'),
        t(`editor.waits.${waitsFor(work, reader)}`),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

function waitsFor(work: Work, reader: Reader) {
  if (work.stage === 'draft') return 'draft';
  return mayPass(work, reader) ? (`${work.stage}-you` as const) : work.stage;
}

function Published({ of: { version, publishedAt, cancelled, expiredAt, work } }: { readonly of: EditorLine }) {
  const { t, i18n } = useTranslation();
  const day = (instant: string) => dayOf(instant, i18n.language);
  return (
    <p className="dim">
      {[
        t('warnings.version', { version }),
        publishedAt && t('warnings.published', { date: day(publishedAt) }),
        cancelled && t('editor.cancelledOn', { date: day(cancelled.at) }),
        expiredAt && t('editor.expiredOn', { date: day(expiredAt) }),
        work && t(`editor.nextAt.${work.stage}`),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
