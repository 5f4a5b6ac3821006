import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { TextField } from '../../frame/inputs.tsx';
import { commandFor, forgetCommand, useKept } from '../../frame/kept.ts';
import { problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';

interface SupplyProps {
  readonly caseId: string;
  /** Of this round: what was typed for another is over. */
  readonly round: number;
  readonly personId: string;
  readonly again: () => void;
}

/** Supplies what a round of supplements asked for: the case then goes back to its centre. */
export function Supply({ caseId, round, personId, again }: SupplyProps) {
  const { t } = useTranslation();
  const kept = `supply ${caseId} ${round}`;
  const [{ note }, setTyped, forget] = useKept(kept, personId, () => ({ note: '' }));
  const [isEmpty, setEmpty] = useState(false);
  const { sending, isUncertain, send } = useSend();
  const supply = useSupplying(kept);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setEmpty(note.trim() === '');
    if (note.trim() === '') return;
    if ((await send(() => supply(caseId, note.trim()))) === 'done') forget();
    again();
  }
  const wrong = sending.status === 'wrong' ? problemsAt(sending.problems).note : undefined;
  return (
    <form className="panel noprint" noValidate onSubmit={submit} aria-labelledby="supply">
      <h2 id="supply">{t('supply.title')}</h2>
      <p>{t('supply.lead')}</p>
      <SendingTrouble sending={sending} next={`/my/cases/${caseId}`} />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <TextField
          id="note"
          label={t('supply.note')}
          hint={t('supply.noteHint')}
          error={isEmpty ? t('supply.needNote') : wrong}
          max={4_000}
          value={note}
          onChange={(typed) => setTyped({ note: typed })}
        />
      </fieldset>
      <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
        {t(isUncertain ? 'form.again' : 'supply.send')}
      </Button>
    </form>
  );
}

function useSupplying(kept: string) {
  const client = useClient();
  return async (caseId: string, note: string): Promise<Answered> => {
    const input = { caseId, note };
    const { data, error } = await client.mutation(ASK.supplyMaterials, { input, commandId: commandFor(kept, input) });
    if (data?.supplyMaterials) forgetCommand(kept);
    return { answer: data?.supplyMaterials, error };
  };
}
