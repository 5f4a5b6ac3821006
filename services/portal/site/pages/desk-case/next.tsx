import { useTranslation } from 'react-i18next';
import { now } from '../../words/now.ts';
import { dueOf, isUrgent } from '../desk/clocks.ts';
import { DueText } from '../desk/due.tsx';
import { holds } from '../desk/duties.ts';
import type { HeldDuties, StaffCase } from './case.ts';

/** What happens next, by when, and who holds the case: what one looks for first. */
export function Next({ of, duties }: { readonly of: StaffCase; readonly duties: HeldDuties }) {
  const { t } = useTranslation();
  const isAsked = of.handOver !== null && holds(duties, 'intake', of.handOver.to.id);
  const due = dueOf(of, isAsked, now());
  return (
    <section className="panel next" aria-labelledby="next">
      <h2 id="next">{t('desk.nextTitle')}</h2>
      <p>
        {isUrgent(of, now()) && <strong className="level level-urgent">{t('desk.urgent')}</strong>}{' '}
        {useNextText(of, isAsked)}
      </p>
      <p>{due ? <DueText due={due} /> : t('desk.noDue')}</p>
      <p>{t('desk.holder', { centre: of.centre.name })}</p>
      {of.handOver && <p>{t('desk.offerReason', { reason: of.handOver.reason })}</p>}
      {of.returned && <p>{t('desk.returnedBy', { centre: of.returned.by.name, reason: of.returned.reason })}</p>}
      <Ended of={of} />
    </section>
  );
}

function useNextText(of: StaffCase, isAsked: boolean): string {
  const { t } = useTranslation();
  if (isAsked) return t('desk.next.offered', { centre: of.centre.name });
  if (of.handOver) return t('desk.next.handedOver', { centre: of.handOver.to.name });
  if (of.status === 'guiding' && of.opinions.length > 0) return t('desk.next.guidingAdvised');
  return t(`desk.next.${of.status}`);
}

/** Why it ended, and with what. */
function Ended({ of }: { readonly of: StaffCase }) {
  const { t } = useTranslation();
  const { declined, terminated, outcome } = of;
  const ends = [
    declined && { text: t('desk.ended.declined', { reason: declined.reason.label }), note: declined.note },
    terminated && { text: t('desk.ended.terminated', { reason: terminated.reason.label }), note: terminated.note },
    outcome && { text: t('desk.ended.closed', { reason: outcome.result.label }), note: outcome.note },
  ];
  return ends.map(
    (end) =>
      end && (
        <p key={end.text}>
          {end.text} {end.note}
        </p>
      ),
  );
}
