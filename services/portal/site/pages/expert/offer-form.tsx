import { Button } from 'antd';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { RadiosField, SelectField, TextField } from '../../frame/inputs.tsx';
import { useKept } from '../../frame/kept.ts';
import type { Problems } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { expertOptions } from '../../words/expert-codes.ts';
import { useAnswer } from './answer.ts';
import type { Candidacy } from './candidacies.ts';

const ANSWERS = ['accept', 'decline'] as const;
interface Typed {
  readonly answer: (typeof ANSWERS)[number] | '';
  readonly reason: string;
  readonly note: string;
}
const NOTHING: Typed = { answer: '', reason: '', note: '' };

/** A conflict that is found only in the facts, and the reason that must be said in words. */
const [CONFLICT_FOUND_LATE, OTHER] = ['E04', 'E99'];

interface OfferFormProps {
  readonly of: Candidacy;
  readonly personId: string;
  readonly done: (text: string) => void;
}

/** The second step: whether the expert takes the case, or why not. */
export function OfferForm({ of: { invitationId }, personId, done }: OfferFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [typed, setTyped, forget] = useKept<Typed>(`sinan.offer.${invitationId}`, personId, () => NOTHING);
  const { sending, isUncertain, tried, problems, answer } = useAnswer(invitationId);
  const idOf = (field: keyof Typed) => `${invitationId}-${field}`;
  function lacks(): Problems {
    if (typed.answer === '') return { [idOf('answer')]: t('expert.chooseAnswer') };
    if (typed.answer === 'accept') return {};
    if (typed.reason === '') return { [idOf('reason')]: t('expert.needReason') };
    return typed.reason === OTHER && typed.note.trim() === '' ? { [idOf('note')]: t('expert.needNote') } : {};
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = typed.answer || 'decline';
    const why = chosen === 'decline' ? { reason: typed.reason, note: typed.note.trim() || null } : {};
    const isDone = await answer(lacks(), async (commandId) => {
      const input = { invitationId, answer: chosen, ...why };
      const { data, error } = await client.mutation(ASK.expertAnswerOffer, { input, commandId });
      return { answer: data?.answerOffer, error };
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
          id={idOf('answer')}
          label={t('expert.answer')}
          error={problems[idOf('answer')]}
          options={ANSWERS.map((one) => [one, t(`expert.offerAnswer.${one}`)])}
          value={typed.answer}
          onChange={(said) => setTyped({ ...typed, answer: ANSWERS.find((one) => one === said) ?? '' })}
        />
        {typed.answer === 'accept' && <p>{t('expert.acceptEffect')}</p>}
        {typed.answer === 'decline' && (
          <>
            <SelectField
              id={idOf('reason')}
              label={t('expert.declineReason')}
              none={t('expert.needReason')}
              error={problems[idOf('reason')]}
              options={expertOptions('expertDeclineReasons')}
              value={typed.reason}
              onChange={(reason) => setTyped({ ...typed, reason })}
            />
            {typed.reason === CONFLICT_FOUND_LATE && <p>{t('expert.lateConflict')}</p>}
            <TextField
              id={idOf('note')}
              label={t('expert.declineNote')}
              hint={t('expert.declineNoteHint')}
              error={problems[idOf('note')]}
              max={2_000}
              rows={3}
              value={typed.note}
              onChange={(note) => setTyped({ ...typed, note })}
            />
          </>
        )}
      </fieldset>
      <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
        {t('expert.send')}
      </Button>
    </form>
  );
}
