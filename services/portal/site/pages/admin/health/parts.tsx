import { useTranslation } from 'react-i18next';
import { useServiceName } from '../services.ts';
import { kindOf, serviceOf } from './groups.ts';
import type { Part } from './use-health.ts';

/** What the process needs to serve anybody: each part, and what to do where one does not answer. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useTranslation();
  const isWrong = ({ said }: Part) => said !== 'ok';
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t('admin.health.parts')}</h2>
      <p>{t('admin.health.partsHint')}</p>
      <ul className="lines">
        {parts.filter(isWrong).map((part) => (
          <WrongPart key={part.name} of={part} />
        ))}
      </ul>
      <FineParts parts={parts.filter((part) => !isWrong(part))} />
    </section>
  );
}

function useTitle(): (part: Part) => string {
  const { t, i18n } = useTranslation();
  const serviceName = useServiceName();
  return (part) => {
    const [kind, service] = [kindOf(part), serviceOf(part)];
    if (kind === null) return part.name;
    const title = t(`admin.health.part.${kind}.title`);
    return service ? `${serviceName(service)}${i18n.language === 'en' ? ': ' : '：'}${title}` : title;
  };
}

function WrongPart({ of }: { readonly of: Part }) {
  const { t } = useTranslation();
  const titleOf = useTitle();
  const kind = kindOf(of);
  return (
    <li>
      <h3>{titleOf(of)}</h3>
      <p className="wrong">
        {t('admin.health.says')} <code>{of.said}</code>
      </p>
      {kind && <p>{t(`admin.health.part.${kind}.means`)}</p>}
      {kind && (
        <p>
          <strong>{t('admin.health.todo')}</strong> {t(`admin.health.part.${kind}.todo`)}
        </p>
      )}
    </li>
  );
}

function FineParts({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useTranslation();
  const titleOf = useTitle();
  if (parts.length === 0) return null;
  return (
    <details>
      <summary>{t('admin.health.partsFine', { count: parts.length })}</summary>
      <ul>
        {parts.map((part) => (
          <li key={part.name}>{titleOf(part)}</li>
        ))}
      </ul>
    </details>
  );
}
