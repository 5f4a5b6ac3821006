import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { missingIn, type Part } from './figures.ts';
import { usePartName } from './names.ts';
import { SendingTrouble } from './sending-trouble.tsx';

interface RedriveProps {
  readonly warningId: string;
  /** The last part that was mailed; undefined until it is known. */
  readonly part: Part | undefined;
  /** There are mails to follow again. */
  readonly done: () => void;
}

/** Has what is missing of the last part sent again (补发), where something is: asked once more before it is done, with how many mails it is. */
export function Redrive({ warningId, part, done }: RedriveProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [came, setCame] = useState<Came | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (came !== null) said.current?.focus();
  }, [came]);
  function goOn(mails: number): void {
    setOpen(false);
    setCame({ mails, of: part && nameOf(part) });
    done();
  }
  const isOfPart = came !== null && (part === undefined || came.of === nameOf(part));
  const isThere = part !== undefined && missingIn(part) > 0;
  return (
    <>
      <p ref={said} role="status" tabIndex={-1} className="done">
        {isOfPart && t('editor.redrive.done', { count: came.mails })}
      </p>
      {isThere && !isOpen && (
        <div className="actions noprint">
          <Button onClick={() => setOpen(true)}>{t('editor.redrive.button')}</Button>
        </div>
      )}
      {part && isOpen && <Confirming warningId={warningId} part={part} came={goOn} cancel={() => setOpen(false)} />}
    </>
  );
}

/** What a redrive came to, and of which part it was: said anew each time, and not of a later part. */
interface Came {
  readonly mails: number;
  readonly of: string | undefined;
}
function nameOf({ version, withdrawal }: Part): string {
  return `${version}${withdrawal ? ' withdrawn' : ''}`;
}

interface ConfirmingProps {
  readonly warningId: string;
  readonly part: Part;
  readonly came: (mails: number) => void;
  readonly cancel: () => void;
}

function Confirming({ warningId, part, came, cancel }: ConfirmingProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { sending, send } = useSend();
  const name = usePartName()(part);
  /** Of the last answer: a retry runs what was asked first. */
  const mails = useRef(0);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { version, withdrawal } = part;
    const how = await send(async (commandId): Promise<Answered> => {
      const input = { warningId, version, withdrawal };
      const { data, error } = await client.mutation(ASK.editorRedrive, { input, commandId });
      const answer = data?.redriveDelivery;
      if (answer?.__typename === 'DeliveryRedriven') mails.current = answer.mails;
      return { answer, error };
    });
    if (how === 'done') came(mails.current);
  }
  return (
    <form className="panel noprint" noValidate aria-labelledby="redrive" onSubmit={submit}>
      <h3 id="redrive">{t('editor.redrive.button')}</h3>
      <p>{t('editor.redrive.effect', { name, count: missingIn(part) })}</p>
      <SendingTrouble sending={sending} warningId={warningId} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
          {t('editor.redrive.confirm')}
        </Button>
        <Button onClick={cancel}>{t('editor.cancelAction')}</Button>
      </div>
    </form>
  );
}
