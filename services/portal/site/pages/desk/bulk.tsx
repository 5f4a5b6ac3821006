import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { newCommandId } from '../../api/command-id.ts';
import { ASK } from '../../api/documents.ts';
import { outcomeOf } from '../../api/send.ts';
import type { DeskLine } from './lines.ts';

interface BulkProps {
  readonly chosen: readonly DeskLine[];
  readonly clear: () => void;
  readonly again: () => void;
}

/** How accepting many is: asked once more, under way, or over with what was refused. */
type Stands =
  | { readonly status: 'idle' }
  | { readonly status: 'asked' }
  | { readonly status: 'under-way'; readonly done: number; readonly of: number }
  | { readonly status: 'over'; readonly accepted: number; readonly refused: readonly Refused[] };
interface Refused {
  readonly id: string;
  readonly product: string;
  readonly why: string;
}

/** Accepts all cases that are chosen, one after the other: each is a decision of its own, so one that is refused holds up no other. */
export function AcceptMany({ chosen, clear, again }: BulkProps) {
  const { t } = useTranslation();
  const [stands, setStands] = useState<Stands>({ status: 'idle' });
  const accept = useAccepting();
  async function acceptAll(): Promise<void> {
    const refused: Refused[] = [];
    for (const [done, { of }] of chosen.entries()) {
      setStands({ status: 'under-way', done, of: chosen.length });
      const why = await accept(of.id, t('desk.bulk.unknown'));
      if (why !== null) refused.push({ id: of.id, product: of.product, why });
    }
    setStands({ status: 'over', accepted: chosen.length - refused.length, refused });
    clear();
    again();
  }
  return (
    <div className="noprint">
      {chosen.length > 0 && stands.status !== 'asked' && stands.status !== 'under-way' && (
        <Button onClick={() => setStands({ status: 'asked' })}>
          {t('desk.bulk.accept', { count: chosen.length })}
        </Button>
      )}
      {stands.status === 'asked' && (
        <section className="panel" aria-labelledby="bulk">
          <h2 id="bulk">{t('desk.bulk.accept', { count: chosen.length })}</h2>
          <p>{t('desk.effect.accept')}</p>
          <ul>
            {chosen.map(({ of }) => (
              <li key={of.id}>
                {of.product} <span className="dim">{of.applicantName}</span>
              </li>
            ))}
          </ul>
          <div className="actions">
            <Button type="primary" disabled={chosen.length === 0} onClick={() => void acceptAll()}>
              {t('desk.confirm.accept')}
            </Button>
            <Button onClick={() => setStands({ status: 'idle' })}>{t('desk.cancel')}</Button>
          </div>
        </section>
      )}
      <div role="status">
        {stands.status === 'under-way' && (
          <p>
            <progress max={stands.of} value={stands.done} aria-label={t('desk.bulk.progress', stands)} />{' '}
            {t('desk.bulk.progress', stands)}
          </p>
        )}
        {stands.status === 'over' && <Over {...stands} />}
      </div>
    </div>
  );
}

function Over({ accepted, refused }: { readonly accepted: number; readonly refused: readonly Refused[] }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('desk.bulk.accepted', { count: accepted })}</p>
      {refused.length > 0 && (
        <ul className="wrong">
          {refused.map(({ id, product, why }) => (
            <li key={id}>
              {product}: {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Why it was not accepted; null when it was. A case keeps its command until it is answered: pressed again after a line that broke, nothing is done twice. */
function useAccepting() {
  const client = useClient();
  const commands = useRef(new Map<string, string>());
  return async (caseId: string, unknown: string): Promise<string | null> => {
    const commandId = commands.current.get(caseId) ?? newCommandId();
    commands.current.set(caseId, commandId);
    const { data, error } = await client.mutation(ASK.deskAccept, { input: { caseId }, commandId });
    if (data?.acceptCase) commands.current.delete(caseId);
    const stands = outcomeOf({ answer: data?.acceptCase, error });
    if (stands.status === 'wrong') return stands.problems.map(({ message }) => message).join(' ');
    if (stands.status !== 'in-trouble') return null;
    return stands.trouble.kind === 'refused' ? stands.trouble.message : unknown;
  };
}
