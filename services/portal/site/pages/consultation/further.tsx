import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { TextField } from '../../frame/inputs.tsx';
import { commandFor, forgetCommand, useKept } from '../../frame/kept.ts';
import { problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';

interface FurtherProps {
  readonly consultationId: string;
  readonly personId: string;
  readonly onSent: () => void;
}

/** Asks further where an answer did not settle it: the question then waits for an answer again. */
export function Further({ consultationId, personId, onSent }: FurtherProps) {
  const { t } = useTranslation();
  const [{ question }, setTyped, forget] = useKept(consultationId, personId, () => ({ question: '' }));
  const [isEmpty, setEmpty] = useState(false);
  const { sending, isUncertain, send } = useSend();
  const ask = useAskingFurther(consultationId);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setEmpty(question.trim() === '');
    if (question.trim() === '') return;
    if ((await send(() => ask(question.trim()))) !== 'done') return;
    forget();
    onSent();
  }
  const problems = {
    ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}),
    ...(isEmpty ? { question: t('consult.noQuestion') } : {}),
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t('consult.further')}>
      <ErrorSummary title={t('form.wrong')} problems={problems} />
      <SendingTrouble sending={sending} next={`/consult/${consultationId}`} />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <TextField
          id="question"
          label={t('consult.further')}
          hint={t('consult.furtherHint')}
          error={problems.question}
          max={4_000}
          value={question}
          onChange={(typed) => setTyped({ question: typed })}
        />
      </fieldset>
      <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
        {t(isUncertain ? 'form.again' : 'consult.sendFurther')}
      </Button>
    </form>
  );
}

function useAskingFurther(consultationId: string) {
  const client = useClient();
  return async (question: string): Promise<Answered> => {
    const input = { consultationId, question };
    const variables = { input, commandId: commandFor(consultationId, input) };
    const { data, error } = await client.mutation(ASK.askFurther, variables);
    if (data?.askFurther) forgetCommand(consultationId);
    return { answer: data?.askFurther, error };
  };
}
