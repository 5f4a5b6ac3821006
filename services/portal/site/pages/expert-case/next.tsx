import { useTranslation } from 'react-i18next';
import { momentOf } from '../../words/dates.ts';
import { now } from '../../words/now.ts';
import { isUrgent } from '../desk/clocks.ts';
import type { ExpertCase } from '../desk-case/case.ts';
import { Deadline } from '../desk-case/facts.tsx';

/** What happens next with a case, by when, and since when it is the expert's. */
export function Next({ of }: { readonly of: ExpertCase }) {
  const { t, i18n } = useTranslation();
  const stated = of.application?.statedDeadline;
  return (
    <section className="panel next" aria-labelledby="next">
      <h2 id="next">{t('desk.nextTitle')}</h2>
      <p>
        {isUrgent(of, now()) && <strong className="level level-urgent">{t('desk.urgent')}</strong>}{' '}
        {t(`expert.next.${turnOf(of)}`)}
      </p>
      <p>
        {stated ? (
          <>
            {t('desk.rows.statedDeadline')} <Deadline {...stated} />
          </>
        ) : (
          t('expert.noDeadline')
        )}
      </p>
      <p>{t('desk.holder', { centre: of.centre.name })}</p>
      {of.expert && (
        <p className="dim">
          {t('expert.assignedAt')} {momentOf(of.expert.assignedAt, i18n.language)}
        </p>
      )}
    </section>
  );
}

type Turn = 'accepted' | 'guiding' | 'drafted' | 'returned' | 'advised' | 'ended';

function turnOf({ status, opinionDraft, opinions }: ExpertCase): Turn {
  switch (status) {
    case 'submitted':
    case 'supplementing':
    case 'accepted':
      return 'accepted';
    case 'guiding':
      if (opinionDraft) return opinionDraft.returned ? 'returned' : 'drafted';
      return opinions.length > 0 ? 'advised' : 'guiding';
    case 'closed':
    case 'archived':
    case 'declined':
    case 'terminated':
      return 'ended';
    default:
      return status satisfies never;
  }
}
