import { useTranslation } from 'react-i18next';
import { dayOf } from '../../words/dates.ts';
import type { Version } from './changes.ts';
import { Differences } from './differences.tsx';

/** Every version that went live, the newest first, each with what it changed. */
export function History({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('warning.history')}</h2>
      <ol className="versions">
        {versions.toReversed().map((version) => (
          <Entry
            key={version.version}
            version={version}
            before={versions.find(({ version: number }) => number === version.version - 1)}
          />
        ))}
      </ol>
    </section>
  );
}

interface EntryProps {
  readonly version: Version;
  readonly before: Version | undefined;
}

function Entry({ version, before }: EntryProps) {
  const { t, i18n } = useTranslation();
  const note = version.minor ? t('warning.minor') : version.change;
  return (
    <li>
      <h3>
        {t('warning.version', { version: version.version })}{' '}
        <span className="dim">{dayOf(version.publishedAt, i18n.language)}</span>
      </h3>
      <p>{before ? note : t('warning.first')}</p>
      {before && <Differences before={before} now={version} />}
    </li>
  );
}
