import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { LineField, TicksField } from '../../frame/inputs.tsx';
import type { Problems } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { expertOptions } from '../../words/expert-codes.ts';
import { listed, Rows } from '../desk-case/facts.tsx';
import { useAnswer } from './answer.ts';
import type { Profile as Own } from './use-room.ts';

/** More than this at a time the platform does not take. */
const MOST_CASES = 50;

/** What experts keep themselves: how many cases at a time, and in which languages. */
export function Terms({ of, again }: { readonly of: Own; readonly again: () => Promise<void> }) {
  const { t } = useTranslation();
  const client = useClient();
  const [capacity, setCapacity] = useState(String(of.capacity));
  const [languages, setLanguages] = useState<readonly string[]>(of.languages.map(({ code }) => code));
  const [isSaved, setSaved] = useState(false);
  const { sending, isUncertain, problems, answer } = useAnswer('terms');
  const count = Number(capacity);
  const lacks: Problems = {
    ...(Number.isInteger(count) && count >= 1 && count <= MOST_CASES
      ? {}
      : { 'terms-capacity': t('expert.needCapacity', { most: MOST_CASES }) }),
    ...(languages.length > 0 ? {} : { 'terms-languages': t('expert.needLanguage') }),
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isDone = await answer(lacks, async (commandId) => {
      const input = { capacity: count, languages: [...languages] };
      const { data, error } = await client.mutation(ASK.expertChangeOwnTerms, { input, commandId });
      return { answer: data?.changeOwnTerms, error };
    });
    setSaved(isDone);
    if (isDone) await again();
  }
  return (
    <section className="thread" aria-labelledby="terms">
      <h2 id="terms">{t('expert.terms')}</h2>
      <form noValidate onSubmit={submit} aria-labelledby="terms">
        <SendingTrouble sending={sending} next="/expert" />
        {isUncertain && <p>{t('expert.uncertain')}</p>}
        <fieldset disabled={isUncertain}>
          <LineField
            id="terms-capacity"
            label={t('expert.capacity')}
            hint={t('expert.capacityHint', { most: MOST_CASES })}
            inputMode="decimal"
            error={problems['terms-capacity']}
            value={capacity}
            onChange={setCapacity}
          />
          <TicksField
            id="terms-languages"
            label={t('expert.languages')}
            error={problems['terms-languages']}
            options={expertOptions('languages')}
            chosen={languages}
            choose={setLanguages}
          />
        </fieldset>
        <Button htmlType="submit" loading={sending.status === 'under-way'}>
          {t('expert.saveTerms')}
        </Button>
        <p role="status">{isSaved && t('expert.termsSaved')}</p>
      </form>
    </section>
  );
}

/** What the pool says of the expert, which its managers keep. */
export function Profile({ of }: { readonly of: Own }) {
  const { t, i18n } = useTranslation();
  return (
    <details>
      <summary>{t('expert.profile')}</summary>
      <Rows
        rows={[
          [t('expert.name'), [of.nameZh, of.nameEn].filter(Boolean).join(' ')],
          [t('expert.firm'), of.firm],
          [t('expert.kind'), of.kind.label],
          [t('expert.countries'), listed(of.countries, i18n.language)],
        ]}
      />
    </details>
  );
}
