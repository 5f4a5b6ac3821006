import { useTranslation } from 'react-i18next';
import { ASK } from '../../../api/documents.ts';
import { useNowAndThen } from '../../../api/now-and-then.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { Empty, Loading } from '../../../frame/states.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { AdminTrouble } from '../frame/who.tsx';
import { LaneOf } from './lane.tsx';
import { lanesOf } from './lanes.ts';

/** The events that could not be handled: where, since when and why, to be replayed in their order, or skipped. */
export function Page() {
  return (
    <AdminRoom room="events">
      <Events />
    </AdminRoom>
  );
}

function Events() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.adminParked, {});
  useNowAndThen(() => {
    if (asked.status !== 'asking') asked.again();
  });
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble')
    return <AdminTrouble trouble={asked.trouble} retry={asked.again} next="/admin/events" />;
  const lanes = lanesOf(asked.data.parkedEvents);
  if (lanes.length === 0)
    return (
      <Empty title={t('admin.events.none')}>
        <p>{t('admin.events.noneHint')}</p>
      </Empty>
    );
  return (
    <>
      <p role="status">{t('admin.events.count', { count: asked.data.parkedEvents.length })}</p>
      <p>{t('admin.events.order')}</p>
      {lanes.map((lane) => (
        <LaneOf key={lane.id} of={lane} again={asked.again} />
      ))}
    </>
  );
}
