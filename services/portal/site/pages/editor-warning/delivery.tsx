import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelivery } from '../../api/delivery.ts';
import type { Reader } from '../editor/review.ts';
import { barOf, type Part, told } from './figures.ts';
import { usePartName } from './names.ts';
import { OneReader } from './one-reader.tsx';
import { Redrive } from './redrive.tsx';
import type { DeskWarning } from './warning.ts';

interface DeliveryProps {
  readonly of: DeskWarning;
  readonly reader: Reader;
}

/** How far the mails about a warning are, as they go: a bar for each version that was mailed and for the withdrawal, the last first; and what became of those to one reader. */
export function Delivery({ of: { id, version, status }, reader }: DeliveryProps) {
  const { t } = useTranslation();
  const [redriven, setRedriven] = useState(0);
  const progress = useDelivery(id, `${version} ${status} ${redriven}`);
  if (version === 0) return null;
  return (
    <section className="panel" aria-labelledby="delivery">
      <h2 id="delivery">{t('editor.delivery')}</h2>
      {progress === null && <p role="status">{t('state.loading')}</p>}
      {progress?.parts.length === 0 && <p>{t('editor.noMails')}</p>}
      {progress?.parts.toReversed().map((part) => (
        <PartDelivery key={`${part.version} ${part.withdrawal}`} part={part} />
      ))}
      {reader.duties.includes('chief') && (
        <Redrive warningId={id} part={progress?.parts.at(-1)} done={() => setRedriven((times) => times + 1)} />
      )}
      {progress !== null && progress.parts.length > 0 && <OneReader warningId={id} />}
    </section>
  );
}

function PartDelivery({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  const { done, of, isOver, quarter } = barOf(part);
  const name = usePartName()(part);
  const { gathered } = part;
  const words = told(part).map(([figure, count]) =>
    figure === 'waiting' && gathered > 0
      ? t('editor.figure.gathered', { count, gathered })
      : t(`editor.figure.${figure}`, { count }),
  );
  return (
    <div className="delivery" data-over={isOver}>
      <h3>{name}</h3>
      <progress aria-label={t('editor.bar', { name })} value={isOver ? 1 : done} max={isOver ? 1 : Math.max(of, 1)} />
      <p className="figures">{[t('editor.figure.matched', { count: of }), ...words].join(t('editor.between'))}</p>
      <Aloud name={name} quarter={quarter} isOver={isOver} isPlanned={part.planned} />
    </div>
  );
}

interface AloudProps {
  readonly name: string;
  readonly quarter: number;
  readonly isOver: boolean;
  readonly isPlanned: boolean;
}

/** What is said to who hears the page: when it begins, at each quarter and at its end. */
function Aloud({ name, quarter, isOver, isPlanned }: AloudProps) {
  const { t } = useTranslation();
  if (isOver) return <p role="status">{t('editor.deliveryOver', { name })}</p>;
  if (!isPlanned) return <p role="status">{t('editor.deliveryPlans', { name })}</p>;
  return <p role="status">{t('editor.deliveryRuns', { name, percent: 25 * quarter })}</p>;
}
