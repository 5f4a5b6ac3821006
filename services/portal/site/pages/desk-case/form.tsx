import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Came, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { now } from '../../words/now.ts';
import { dateOf } from '../../words/working-days.ts';
import type { Action } from './actions.ts';
import { ActionFields } from './fields.tsx';
import { useRun } from './run.ts';
import { type Lack, lacksOf, NAMED_LACKS, type Wish } from './wish.ts';

interface ActionFormProps {
  readonly caseId: string;
  /** The centre that holds the case. */
  readonly holder: string;
  readonly action: Action;
  /** Whether it can still be done. What was typed stays where it cannot. */
  readonly isThere: boolean;
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
  readonly cancel: () => void;
  readonly work: (run: () => Promise<Came>) => Promise<void>;
}

/** One action, said once more before it is done: what it does, what it needs, and the button that does it. */
export function ActionForm({ caseId, holder, action, isThere, wish, change, cancel, work }: ActionFormProps) {
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const run = useRun(caseId);
  const textOf = useLackTexts();
  // Whether it arrived is not known: it is sent again as it was, so that nothing in it can be changed meanwhile.
  const canSend = isThere || isUncertain;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = lacksOf(action, wish, dateOf(now()));
    setLacks(found);
    if (found.length > 0 || !canSend) return;
    await work(() => send((commandId) => run(action, wish, commandId)));
  }
  const problems = {
    ...Object.fromEntries(lacks.map((lack) => [lack, textOf(lack)])),
    ...(sending.status === 'wrong' ? Object.fromEntries(sending.problems.map(byField)) : {}),
  };
  return (
    <form className="panel" noValidate aria-labelledby="doing" onSubmit={submit}>
      <h3 id="doing">{t(`desk.action.${action}`)}</h3>
      <p>{t(`desk.effect.${action}`)}</p>
      {canSend ? null : (
        <p className="wrong" role="alert">
          {t('desk.gone')}
        </p>
      )}
      <ErrorSummary title={t('desk.wrong')} problems={problems} />
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      <fieldset disabled={isUncertain}>
        <ActionFields action={action} holder={holder} wish={wish} change={change} problems={problems} />
      </fieldset>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!canSend} loading={sending.status === 'under-way'}>
          {t(`desk.confirm.${action}`)}
        </Button>
        <Button onClick={cancel}>{t('desk.cancel')}</Button>
      </div>
    </form>
  );
}

function useLackTexts(): (lack: Lack) => string {
  const { t } = useTranslation();
  return (lack) => {
    const named = NAMED_LACKS.find((one) => one === lack);
    if (named) return t(`desk.need.${named}`);
    return t('desk.need.item', { number: Number(lack.slice('item-'.length)) + 1 });
  };
}

/** Fields that are called otherwise here than in what is sent. */
const FIELDS: { readonly [name: string]: string } = { toCentreId: 'toCentre' };

/** The platform names a field by its path in the input: `items.0.why`. */
function byField({ path, message }: { readonly path: string; readonly message: string }): readonly [string, string] {
  const [name = '', at] = path.split('.');
  return [name === 'items' ? `item-${at ?? 0}` : (FIELDS[name] ?? name), message];
}
