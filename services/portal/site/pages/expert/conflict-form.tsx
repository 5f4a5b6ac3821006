import { Button } from 'antd';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { RadiosField, TextField } from '../../frame/inputs.tsx';
import { useKept } from '../../frame/kept.ts';
import type { Problems } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { useAnswer } from './answer.ts';
import type { Candidacy } from './candidacies.ts';

const ANSWERS = ['clear', 'conflict', 'waiver'] as const;
type Answer = (typeof ANSWERS)[number];
interface Typed {
  readonly answer: Answer | '';
  readonly waiver: string;
}
const NOTHING: Typed = { answer: '', waiver: '' };

interface ConflictFormProps {
  readonly of: Candidacy;
  readonly personId: string;
  readonly done: (text: string) => void;
}

/** The first step: whether the names leave the expert free. */
export function ConflictForm({ of: { invitationId }, personId, done }: ConflictFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [typed, setTyped, forget] = useKept<Typed>(`sinan.conflict.${invitationId}`, personId, () => NOTHING);
  const { sending, isUncertain, tried, problems, answer } = useAnswer(invitationId);
  const ids = { answer: `${invitationId}-answer`, waiver: `${invitationId}-waiver` };
  function lacks(): Problems {
    if (typed.answer === '') return { [ids.answer]: t('expert.chooseAnswer') };
    return typed.answer === 'waiver' && typed.waiver.trim() === '' ? { [ids.waiver]: t('expert.needWaiver') } : {};
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = typed.answer || 'clear';
    const waiver = chosen === 'waiver' ? typed.waiver.trim() : null;
    const isDone = await answer(lacks(), async (commandId) => {
      const input = { invitationId, answer: chosen, waiver };
      const { data, error } = await client.mutation(ASK.expertAnswerConflict, { input, commandId });
      return { answer: data?.answerConflict, error };
    });
    if (!isDone) return;
    forget();
    done(t(`expert.done.${chosen}`));
  }
  return (
    <form noValidate onSubmit={submit} aria-label={t('expert.answer')}>
      <ErrorSummary title={t('form.wrong')} problems={problems} tried={tried} />
      <SendingTrouble sending={sending} next="/expert" />
      {isUncertain && <p>{t('expert.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <RadiosField
          id={ids.answer}
          label={t('expert.answer')}
          error={problems[ids.answer]}
          options={ANSWERS.map((one) => [one, t(`expert.conflict.${one}`)])}
          value={typed.answer}
          onChange={(said) => setTyped({ ...typed, answer: ANSWERS.find((one) => one === said) ?? '' })}
        />
        {typed.answer && <p>{t(`expert.conflictEffect.${typed.answer}`)}</p>}
        {typed.answer === 'waiver' && (
          <TextField
            id={ids.waiver}
            label={t('expert.waiver')}
            hint={t('expert.waiverHint')}
            error={problems[ids.waiver]}
            max={2_000}
            value={typed.waiver}
            onChange={(waiver) => setTyped({ ...typed, waiver })}
          />
        )}
      </fieldset>
      <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
        {t('expert.send')}
      </Button>
    </form>
  );
}
