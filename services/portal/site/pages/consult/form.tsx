import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/send.ts';
import { CountryField } from '../../frame/country-field.tsx';
import { ErrorSummary } from '../../frame/field.tsx';
import { LineField, TextField } from '../../frame/inputs.tsx';
import { useKept } from '../../frame/kept.ts';
import { type Problems, problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { KEPT, useAsking } from './ask.ts';
import type { ConsultationLine } from './lines.tsx';
import { lacksOf, newQuestion, type Question } from './wish.ts';

interface QuestionFormProps {
  readonly person: { readonly id: string; readonly email: string };
  readonly onAsked: (consultation: ConsultationLine) => void;
}

/** The question, and how who asks is reached. */
export function QuestionForm({ person, onAsked }: QuestionFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped, forget] = useKept(KEPT, person.id, () => newQuestion(person.email));
  const [lacks, setLacks] = useState<Problems>({});
  const { sending, isUncertain, send } = useSend();
  const ask = useAsking(onAsked);
  const words = { noQuestion: t('consult.noQuestion'), noName: t('consult.noName'), noReach: t('consult.noReach') };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = lacksOf(typed, words);
    setLacks(found);
    if (Object.keys(found).length > 0) return;
    if ((await send(() => ask(typed))) === 'done') forget();
  }
  const problems = { ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}), ...lacks };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary title={t('form.wrong')} problems={problems} />
      <SendingTrouble sending={sending} next="/consult" />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <Fields typed={typed} change={(more) => setTyped({ ...typed, ...more })} problems={problems} />
      </fieldset>
      <Button type="primary" htmlType="submit" size="large" loading={sending.status === 'under-way'}>
        {t(isUncertain ? 'form.again' : 'consult.send')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly typed: Question;
  readonly change: (more: Partial<Question>) => void;
  readonly problems: Problems;
}

function Fields({ typed, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        id="question"
        label={t('consult.question')}
        hint={t('consult.questionHint')}
        error={problems.question}
        rows={8}
        max={4_000}
        value={typed.question}
        onChange={(question) => change({ question })}
      />
      <CountryField
        id="country"
        label={t('consult.country')}
        none={t('consult.unsure')}
        error={problems.country}
        value={typed.country}
        onChange={(country) => change({ country })}
      />
      <LineField
        id="contact-name"
        label={t('consult.name')}
        error={problems['contact-name']}
        autoComplete="name"
        max={100}
        value={typed.name}
        onChange={(name) => change({ name })}
      />
      <p className="dim">{t('consult.reach')}</p>
      <LineField
        id="contact-phone"
        label={t('consult.phone')}
        error={problems['contact-phone']}
        type="tel"
        autoComplete="tel"
        max={40}
        value={typed.phone}
        onChange={(phone) => change({ phone })}
      />
      <LineField
        id="contact-email"
        label={t('consult.email')}
        error={problems['contact-email']}
        type="email"
        autoComplete="email"
        max={254}
        value={typed.email}
        onChange={(email) => change({ email })}
      />
    </>
  );
}
