import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../words/dates.ts';
import { useServiceName } from '../services.ts';
import { Replay, Skip } from './deal.tsx';
import { type Lane, type Parked, topicOf, whyOf } from './lanes.ts';

interface LaneOfProps {
  readonly of: Lane;
  readonly again: () => void;
}

/** Events of one key: the first can be dealt with, those behind it wait in their order. */
export function LaneOf({ of: { head, behind }, again }: LaneOfProps) {
  const title = useTitle(head);
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="panel">
      <h2 id={heading}>{title}</h2>
      <EventFacts of={head} />
      <div className="actions">
        {head.replayable && <Replay of={head} waiting={behind.length} again={again} />}
        <Skip of={head} again={again} />
      </div>
      {behind.length > 0 && <Behind events={behind} />}
    </section>
  );
}

const TOPICS = ['accounts', 'cases', 'contacts', 'experts', 'intake', 'risk', 'subscriptions'] as const;

/** What could not handle what, in words; whatever else stands there, as it is. */
function useTitle(event: Parked): string {
  const { t } = useTranslation();
  const serviceName = useServiceName();
  const topic = topicOf(event);
  const knownTopic = TOPICS.find((one) => one === topic);
  return t('admin.events.at', {
    service: serviceName(event.service),
    topic: knownTopic ? t(`admin.events.topics.${knownTopic}`) : topic,
  });
}

function EventFacts({ of }: { readonly of: Parked }) {
  const { t, i18n } = useTranslation();
  return (
    <dl className="facts">
      <div>
        <dt>{t('admin.events.why')}</dt>
        <dd>
          <strong>{t(`admin.events.whys.${whyOf(of)}`)}</strong> {!of.behind && <code>{of.error}</code>}
        </dd>
      </div>
      <div>
        <dt>{t('admin.events.since')}</dt>
        <dd>
          <time dateTime={of.parkedAt}>{momentOf(of.parkedAt, i18n.language)}</time>
        </dd>
      </div>
      <div>
        <dt>{t('admin.events.where')}</dt>
        <dd>
          <code>{of.group}</code>
        </dd>
      </div>
      <div>
        <dt>{t('admin.events.what')}</dt>
        <dd>
          <code>{of.topic}</code> · <code>{of.key}</code>
        </dd>
      </div>
      <div>
        <dt>{t('admin.events.reference')}</dt>
        <dd>
          <code>{of.id}</code>
        </dd>
      </div>
    </dl>
  );
}

function Behind({ events }: { readonly events: readonly Parked[] }) {
  const { t, i18n } = useTranslation();
  return (
    <details>
      <summary>{t('admin.events.behind', { count: events.length })}</summary>
      <p>{t('admin.events.behindHint')}</p>
      <ol>
        {events.map(({ id, parkedAt }) => (
          <li key={id}>
            <time dateTime={parkedAt}>{momentOf(parkedAt, i18n.language)}</time> <code>{id}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
