import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answered, type Came, useSend } from '../../../api/send.ts';
import { ErrorSummary } from '../../../frame/field.tsx';
import { type Problems, problemsAt } from '../../../frame/problems.ts';
import { InTrouble } from '../../../frame/states.tsx';
import { useOpen } from './said.tsx';

interface Acting {
  /** On the button that opens it, and above what is asked then. */
  readonly label: string;
  /** What comes of it. */
  readonly effect: ReactNode;
  /** On the button that does it. */
  readonly confirm: string;
  readonly run: (commandId: string) => Promise<Answered>;
  /** What is lacking before it can be sent, by the ids of the fields. */
  readonly lacks?: () => Problems;
  /** What there is to fill in. */
  readonly fields?: (problems: Problems) => ReactNode;
  /** After it was done, or refused: for whoever shows what it was about. */
  readonly after: (came: Came) => void;
}
interface ActProps extends Acting {
  /** What the button is about, for who hears it among others. */
  readonly about?: string;
  readonly isFirst?: boolean;
}

/** Something that is asked twice: a button, and then what comes of it, what it needs, and the button that does it. */
export function Act({ about, isFirst = false, ...acting }: ActProps) {
  const { isOpen, setOpen } = useOpen();
  const [isGivenUp, setGivenUp] = useState(false);
  const opener = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isGivenUp) opener.current?.querySelector('button')?.focus();
  }, [isGivenUp]);
  function show(isShown: boolean): void {
    setGivenUp(!isShown);
    setOpen(isShown);
  }
  if (isOpen) {
    const after = (came: Came) => {
      if (came === 'done') setOpen(false);
      acting.after(came);
    };
    return <ActForm {...acting} after={after} cancel={() => show(false)} />;
  }
  return (
    <span ref={opener}>
      <Button type={isFirst ? 'primary' : 'default'} onClick={() => show(true)}>
        {acting.label}
        {about && <span className="unseen"> {about}</span>}
      </Button>
    </span>
  );
}

function ActForm({
  label,
  effect,
  confirm,
  run,
  lacks,
  fields,
  after,
  cancel,
}: Acting & { readonly cancel: () => void }) {
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [lacking, setLacking] = useState<Problems>({});
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => form.current?.focus(), []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = lacks?.() ?? {};
    setLacking(found);
    if (Object.keys(found).length > 0) return;
    after(await send(run));
  }
  const problems = { ...lacking, ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}) };
  return (
    <form ref={form} className="panel" noValidate tabIndex={-1} aria-labelledby={heading} onSubmit={submit}>
      <h3 id={heading}>{label}</h3>
      <p>{effect}</p>
      <ErrorSummary title={t('admin.wrong')} problems={problems} />
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      {fields && <fieldset disabled={isUncertain}>{fields(problems)}</fieldset>}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
          {confirm}
        </Button>
        <Button onClick={cancel}>{t('admin.cancel')}</Button>
      </div>
    </form>
  );
}
