import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { momentOf } from '../../../words/dates.ts';
import { useServiceName } from '../services.ts';
import { type CheckGroup, groupsOf } from './groups.ts';
import type { SelfCheck } from './use-health.ts';

const NAMES = [
  'outbox-left-over',
  'reaction-late',
  'chain-broken',
  'parked-rows',
  'work-late',
  'mails-behind',
  'disk-low',
] as const;

/** What the process looks for in itself: by name, what that means, and what to do where something was found. */
export function Checks({ checks }: { readonly checks: readonly SelfCheck[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('admin.health.checks')}</h2>
      <p>{t('admin.health.checksHint')}</p>
      <ul className="lines">
        {groupsOf(checks).map((group) => (
          <Check key={group.name} of={group} />
        ))}
      </ul>
    </section>
  );
}

function Check({ of: { name, finding, fine } }: { readonly of: CheckGroup }) {
  const { t, i18n } = useTranslation();
  const serviceName = useServiceName();
  const known = NAMES.find((one) => one === name);
  const isFine = finding.length === 0;
  const services = new Intl.ListFormat(i18n.language).format(fine.map(serviceName));
  return (
    <li data-check={name} data-found={!isFine}>
      <h3>
        {known ? t(`admin.health.check.${known}.title`) : name}{' '}
        <span className={isFine ? 'dim' : 'level level-urgent'}>
          {t(isFine ? 'admin.health.nothing' : 'admin.health.found')}
        </span>
      </h3>
      {known && <p>{t(`admin.health.check.${known}.means`)}</p>}
      {finding.map((one) => (
        <Finding key={one.service} of={one} />
      ))}
      {isFine && <p className="dim">{t('admin.health.lookedIn', { services })}</p>}
    </li>
  );
}

function Finding({ of: { name, service, since, found, todo } }: { readonly of: SelfCheck }) {
  const { t, i18n } = useTranslation();
  const serviceName = useServiceName();
  if (!found) return null;
  const { count, codes, ids = [] } = found;
  return (
    <div className="row">
      <p>
        <strong>{t('admin.health.foundIn', { service: serviceName(service), count })}</strong>{' '}
        <span className="dim">{t('admin.health.since', { time: momentOf(since, i18n.language) })}</span>
      </p>
      <p>
        {codes.map((code) => (
          <code key={code}>{code} </code>
        ))}
      </p>
      <p>
        <strong>{t('admin.health.todo')}</strong> {i18n.language === 'en' ? todo.en : todo.zh}
      </p>
      {name === 'parked-rows' && (
        <p>
          <Link to="/admin/events">{t('admin.health.toEvents')}</Link>
        </p>
      )}
      {ids.length > 0 && (
        <details>
          <summary>{t('admin.health.rows')}</summary>
          <ul>
            {ids.map((id) => (
              <li key={id}>
                <code>{id}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
