import { Button } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Came, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { TextField } from '../../frame/inputs.tsx';
import { BothField } from './both.tsx';
import { fieldOf } from './lacks.ts';
import { type Command, type Told, useRun } from './run.ts';
import { SendingTrouble } from './sending-trouble.tsx';
import type { DeskWarning } from './warning.ts';

interface ActionFormProps {
  readonly of: DeskWarning;
  readonly action: Command;
  /** Whether it can still be done. What was typed stays where it cannot. */
  readonly isThere: boolean;
  readonly isDirty: boolean;
  readonly told: Told;
  readonly change: (more: Partial<Told>) => void;
  readonly cancel: () => void;
  readonly came: (how: Came) => Promise<void>;
}

/** One action, said once more before it is done: what it does, what it needs, and the button that does it. */
export function ActionForm({ of, action, isThere, isDirty, told, change, cancel, came }: ActionFormProps) {
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const run = useRun(of.id, of.work?.revision ?? null);
  // What is typed and not saved would not be what is sent into its review.
  const isHeldUp = action === 'submit' && isDirty;
  const canSend = (isThere && !isHeldUp) || isUncertain;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = lacking(action, told);
    setLacks(found);
    if (found.length > 0 || !canSend) return;
    await came(await send((commandId) => run(action, told, commandId)));
  }
  const found = sending.status === 'wrong' ? sending.problems : NOTHING;
  const problems = useMemo(
    () => ({
      ...Object.fromEntries(found.map(({ path, message }) => [fieldOf(path), message])),
      ...Object.fromEntries(lacks.map((field) => [field, t('editor.needWords')])),
    }),
    [found, lacks, t],
  );
  return (
    <form className="panel" noValidate aria-labelledby="doing" onSubmit={submit}>
      <h3 id="doing">{t(`editor.action.${action}`)}</h3>
      <p>{t(`editor.effect.${action}`)}</p>
      {isThere || isUncertain ? null : (
        <p className="wrong" role="alert">
          {t('editor.gone')}
        </p>
      )}
      {isHeldUp && (
        <p className="wrong" role="alert">
          {t('editor.saveFirst')}
        </p>
      )}
      <ErrorSummary title={t('editor.wrong')} problems={problems} />
      <SendingTrouble sending={sending} warningId={of.id} />
      <fieldset disabled={isUncertain}>
        {action === 'return' && (
          <TextField
            id="remark"
            label={t('editor.remarkField')}
            value={told.remark}
            error={problems.remark}
            onChange={(remark) => change({ remark })}
          />
        )}
        {action === 'cancel' && (
          <BothField
            id="reason"
            label={t('editor.reasonField')}
            rows={3}
            value={told.reason}
            problems={problems}
            onChange={(reason) => change({ reason })}
          />
        )}
      </fieldset>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!canSend} loading={sending.status === 'under-way'}>
          {t(`editor.confirm.${action}`)}
        </Button>
        <Button onClick={cancel}>{t('editor.cancelAction')}</Button>
      </div>
    </form>
  );
}

const NOTHING: readonly { readonly path: string; readonly message: string }[] = [];

/** The fields of an action that have no words yet. */
function lacking(action: Command, { remark, reason }: Told): readonly string[] {
  const isEmpty = (text: string) => text.trim() === '';
  if (action === 'return') return isEmpty(remark) ? ['remark'] : [];
  if (action !== 'cancel') return [];
  return (['zh', 'en'] as const).filter((lang) => isEmpty(reason[lang])).map((lang) => `reason-${lang}`);
}
