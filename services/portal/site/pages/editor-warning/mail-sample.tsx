import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { SendingTrouble } from './sending-trouble.tsx';

interface MailSampleProps {
  readonly warningId: string;
  readonly version: number;
  readonly reader: 'all' | 'some' | 'informed';
  readonly language: 'zh-CN' | 'en';
}

/** Has one sample mailed to who is signed in: to see it in their own mail program. */
export function MailSample({ warningId, version, reader, language }: MailSampleProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { sending, send } = useSend();
  const [isSent, setSent] = useState(false);
  async function ask(): Promise<void> {
    setSent(false);
    const input = { warningId, version, reader, locale: language };
    const how = await send(async (commandId): Promise<Answered> => {
      const { data, error } = await client.mutation(ASK.editorMailSample, { input, commandId });
      return { answer: data?.mailSample, error };
    });
    setSent(how === 'done');
  }
  return (
    <>
      <div className="actions">
        <Button onClick={ask} loading={sending.status === 'under-way'}>
          {t(`editor.samples.mailMe.${language}`)}
        </Button>
      </div>
      <p role="status" className="done">
        {isSent && t('editor.samples.mailed')}
      </p>
      <SendingTrouble sending={sending} warningId={warningId} />
    </>
  );
}
