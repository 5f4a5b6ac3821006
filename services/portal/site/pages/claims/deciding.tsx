import { Button } from 'antd';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Came, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { SelectField, TextField } from '../../frame/inputs.tsx';
import { type Problems, problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { adminOptions } from '../../words/admin-codes.ts';
import { type Claim, type Deed, type Hindrance, lackOf, needsNote, type Typed } from './claim.ts';
import { useDeciding } from './run.ts';

interface DecidingProps {
  readonly claim: Claim;
  readonly deed: Deed;
  /** Why it can be decided no longer. */
  readonly hindrance: Hindrance | null;
  readonly cancel: () => void;
  readonly after: (came: Came) => void;
}

/** A decision, said once more before it is made: what comes of it, what it needs, and the button that makes it. */
export function Deciding({ claim, deed, hindrance, cancel, after }: DecidingProps) {
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [typed, setTyped] = useState<Typed>({ reason: '', note: '' });
  const [lack, setLack] = useState<ReturnType<typeof lackOf>>(null);
  const run = useDeciding(claim.id);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => form.current?.focus(), []);
  // Whether it arrived is not known: it may be gone by this very decision, and is sent again as it was.
  const over = isUncertain || sending.status === 'under-way' ? null : hindrance;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = lackOf(claim, deed, typed);
    setLack(found);
    if (found !== null || over) return;
    after(await send((commandId) => run(deed, typed, commandId)));
  }
  const problems = {
    ...(lack === null ? {} : { [lack === 'checked' ? 'note' : lack]: t(`claims.need.${lack}`) }),
    ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}),
  };
  return (
    <form ref={form} className="panel" noValidate tabIndex={-1} aria-labelledby={heading} onSubmit={submit}>
      <h3 id={heading}>{t(`claims.deed.${deed}`)}</h3>
      <p>
        {t(`claims.effect.${deed}`, {
          email: claim.applicantEmail,
          name: claim.organisation?.nameZh ?? t('claims.unseen'),
        })}
      </p>
      <ErrorSummary title={t('desk.wrong')} problems={problems} />
      {over ? (
        <p className="wrong" role="alert">
          {t(`claims.${over}`)}
        </p>
      ) : (
        <SendingTrouble sending={sending} next="/desk/claims" />
      )}
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <Fields claim={claim} deed={deed} typed={typed} change={setTyped} problems={problems} />
      </fieldset>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={over !== null} loading={sending.status === 'under-way'}>
          {t(`claims.yes.${deed}`)}
        </Button>
        <Button onClick={cancel}>{t('desk.cancel')}</Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly claim: Claim;
  readonly deed: Deed;
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
  readonly problems: Problems;
}

function Fields({ claim, deed, typed, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const isChecked = deed === 'confirm';
  if (isChecked && !needsNote(claim)) return null;
  return (
    <>
      {!isChecked && (
        <SelectField
          id="reason"
          label={t('desk.reason')}
          none={t('desk.chooseReason')}
          options={adminOptions('declineReasons')}
          value={typed.reason}
          error={problems.reason}
          onChange={(reason) => change({ ...typed, reason })}
        />
      )}
      <TextField
        id="note"
        rows={3}
        max={500}
        label={t(isChecked ? 'claims.rows.checked' : 'desk.note')}
        hint={t(isChecked ? 'claims.checkedHint' : 'desk.noteHint')}
        value={typed.note}
        error={problems.note}
        onChange={(note) => change({ ...typed, note })}
      />
    </>
  );
}
