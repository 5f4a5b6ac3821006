import { useTranslation } from 'react-i18next';
import { InTrouble, Loading } from '../../../frame/states.tsx';
import { momentOf } from '../../../words/dates.ts';
import { AdminRoom } from '../frame/room.tsx';
import { Checks } from './checks.tsx';
import { Parts } from './parts.tsx';
import { useHealth } from './use-health.ts';

/** How the platform is: what it needs, and what it finds wrong in itself, each with what to do. */
export function Page() {
  return (
    <AdminRoom room="health">
      <HealthNow />
    </AdminRoom>
  );
}

function HealthNow() {
  const { t, i18n } = useTranslation();
  const { shown, again } = useHealth();
  if (shown.status === 'asking') return <Loading />;
  if (shown.status === 'in-trouble') return <InTrouble trouble={{ kind: 'offline' }} retry={again} />;
  const { ready, parts, checks, at } = shown.health;
  const isFine = ready && parts.every(({ said }) => said === 'ok') && checks.every(({ found }) => found === null);
  return (
    <>
      <p role="status" className={isFine ? 'verdict' : 'verdict wrong'}>
        {isFine ? t('admin.health.fine') : t(ready ? 'admin.health.notFine' : 'admin.health.notReady')}
      </p>
      <p className="dim">{t('admin.health.at', { time: momentOf(at, i18n.language) })}</p>
      <Parts parts={parts} />
      <Checks checks={checks} />
    </>
  );
}
