import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { type Answered, useSend } from '../../../api/send.ts';
import { SendingTrouble } from '../../../frame/sending-trouble.tsx';

interface DiscardProps {
  readonly draftId: string;
  readonly discarded: () => void;
  readonly keep: () => void;
}

/** Asks once more, then throws a draft away. */
export function Discard({ draftId, discarded, keep }: DiscardProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { sending, send } = useSend();
  const asking = useRef<HTMLParagraphElement>(null);
  useEffect(() => asking.current?.focus(), []);
  async function discard(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.discardDraft, { input: { draftId }, commandId });
    return { answer: data?.discardCaseDraft, error };
  }
  async function sure(): Promise<void> {
    if ((await send(discard)) !== 'done') return;
    sessionStorage.removeItem(keptAs(draftId));
    discarded();
  }
  return (
    <>
      <p ref={asking} tabIndex={-1}>
        {t('draft.sure')}
      </p>
      <SendingTrouble sending={sending} next="/apply" />
      <p className="actions">
        <Button danger loading={sending.status === 'under-way'} onClick={() => void sure()}>
          {t('draft.yes')}
        </Button>
        <Button onClick={keep}>{t('draft.no')}</Button>
      </p>
    </>
  );
}

/** What of a draft this tab keeps, beside what the platform has. */
export const keptAs = (draftId: string | null) => (draftId ? `apply-${draftId}` : 'apply');
