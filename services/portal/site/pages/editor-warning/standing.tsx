import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { momentOf } from '../../words/dates.ts';
import { mayPass, type Reader, whoWrote, whyNotPass } from '../editor/review.ts';
import { mayNotCancel } from './actions.ts';
import type { DeskWarning, WarningWork } from './warning.ts';

interface StandingProps {
  readonly of: DeskWarning;
  readonly reader: Reader;
}

/** Where a warning stands, who wrote what is at work, and who is to go on: what one looks for first. */
export function Standing({ of, reader }: StandingProps) {
  const { t, i18n } = useTranslation();
  const { status, version, work } = of;
  return (
    <section className="panel next" aria-labelledby="standing">
      <h2 id="standing">{t('editor.standing')}</h2>
      {version > 0 && (
        <p>
          {status === 'live' && t('editor.live', { version })}{' '}
          <Link to={`/warnings/${of.id}`}>{t('editor.publicPage')}</Link>
        </p>
      )}
      {(status === 'cancelled' || status === 'expired' || status === 'discarded') && (
        <p>
          <strong>{t(`editor.over.${status}`)}</strong>
        </p>
      )}
      {of.cancelled && (
        <p className="text">
          {t('editor.cancelledBecause', {
            time: momentOf(of.cancelled.at, i18n.language),
            reason: of.cancelled.reason,
          })}
        </p>
      )}
      {work && <AtWork work={work} reader={reader} />}
      {mayNotCancel(of, reader) && <p>{t('editor.whyNot.cancel')}</p>}
    </section>
  );
}

function AtWork({ work, reader }: { readonly work: WarningWork; readonly reader: Reader }) {
  const { t, i18n } = useTranslation();
  const { stage, version, authors, remark } = work;
  const whyNot = whyNotPass(work, reader);
  const next = stage !== 'draft' && mayPass(work, reader) ? (`${stage}-you` as const) : stage;
  return (
    <>
      <p>
        <strong>{t(`editor.stage.${stage}`, { version })}</strong> {t(`editor.wrote.${whoWrote(authors, reader)}`)}
      </p>
      <p>{t(`editor.next.${next}`)}</p>
      {whyNot && <p className="why">{t(`editor.whyNot.${whyNot}`)}</p>}
      {remark && (
        <>
          <p>
            {t('editor.remark', { time: momentOf(remark.at, i18n.language) })}{' '}
            <span className="dim">{t(remark.by === reader.id ? 'editor.byYou' : 'editor.byOther')}</span>
          </p>
          <blockquote className="text">{remark.text || t('editor.remarkErased')}</blockquote>
        </>
      )}
    </>
  );
}
