import { Button } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { useSend } from '../../../api/send.ts';
import { RadiosField, TextField } from '../../../frame/inputs.tsx';
import { useKept } from '../../../frame/kept.ts';
import { SendingTrouble } from '../../../frame/sending-trouble.tsx';
import { Behind } from './behind.tsx';
import type { Doing, OpinionsProps } from './index.tsx';
import { standingOf, type Typed, typedFrom } from './typed.ts';

interface WriteProps {
  readonly of: OpinionsProps['of'];
  readonly isGuiding: boolean;
  readonly personId: string;
  readonly next: string;
  readonly doing: Doing;
}

/** Writes the next opinion, or its next revision. What is typed stays in the tab until it is saved, whatever others do meanwhile. */
export function Write({ of, isGuiding, personId, next, doing }: WriteProps) {
  const { t, i18n } = useTranslation();
  const { opinionDraft: draft, opinions } = of;
  const fresh = () => typedFrom(draft, i18n.language);
  const [typed, setTyped] = useKept<Typed>(`sinan.opinion.${of.id}`, personId, fresh);
  const [isLacking, setLacking] = useState(false);
  const { sending, isUncertain, send } = useSend();
  const save = useSave(of.id);
  const standing = standingOf(typed, draft);
  const isStale = standing === 'clean' && typed.revision !== (draft?.revision ?? 0);
  useEffect(() => {
    if (isStale) setTyped(({ isOpen }) => ({ ...typedFrom(draft, i18n.language), isOpen }));
  }, [isStale, draft, i18n.language, setTyped]);
  const change = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  const isGone = standing === 'gone' || (!isGuiding && standing !== 'clean');
  const canSave = (isGuiding && !isGone && standing !== 'behind') || isUncertain;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setLacking(typed.text.trim() === '');
    if (typed.text.trim() === '' || !canSave) return;
    await doing(async () => {
      const came = await send((commandId) => save(typed, commandId));
      if (came === 'done') setTyped({ ...typed, isOpen: false, base: typed.text });
      return came;
    }, t('expert.opinion.saved'));
  }
  if (!typed.isOpen || (!isGuiding && !isGone))
    return isGuiding && <Begin hasDraft={draft !== null} nth={opinions.length} open={() => change({ isOpen: true })} />;
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <form noValidate onSubmit={submit} aria-label={t('expert.opinion.text')}>
      {isGone && (
        <p className="wrong" role="alert">
          {t('expert.opinion.gone')}
        </p>
      )}
      {standing === 'behind' && draft && <Behind draft={draft} change={change} />}
      <SendingTrouble sending={sending} next={next} />
      {isUncertain && <p>{t('expert.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <TextField
          id="opinion-text"
          label={t('expert.opinion.text')}
          hint={t('expert.opinion.textHint')}
          error={isLacking ? t('expert.opinion.needText') : wrong}
          rows={14}
          max={20_000}
          value={typed.text}
          onChange={(text) => change({ text })}
        />
        <RadiosField
          id="opinion-language"
          label={t('expert.opinion.language')}
          options={LANGUAGES}
          value={typed.language}
          onChange={(language) => change({ language })}
        />
      </fieldset>
      <p className="dim">{t('expert.opinion.saving')}</p>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!canSave} loading={sending.status === 'under-way'}>
          {t('expert.opinion.save')}
        </Button>
        <Button onClick={() => change({ isOpen: false })}>{t('expert.opinion.cancel')}</Button>
      </div>
    </form>
  );
}

/** Each is called what its readers call it. */
const LANGUAGES = [
  ['zh-CN', '中文'],
  ['en', 'English'],
] as const;

interface BeginProps {
  readonly hasDraft: boolean;
  readonly nth: number;
  readonly open: () => void;
}

function Begin({ hasDraft, nth, open }: BeginProps) {
  const { t } = useTranslation();
  const words = nth === 0 ? t('expert.opinion.begin') : t('expert.opinion.beginNext');
  return (
    <div className="actions noprint">
      <Button type={hasDraft ? 'default' : 'primary'} onClick={open}>
        {hasDraft ? t('expert.opinion.revise') : words}
      </Button>
    </div>
  );
}

/** Begins the draft, or writes it anew over the revision that was read. */
function useSave(caseId: string) {
  const client = useClient();
  return async ({ text, language, revision }: Typed, commandId: string) => {
    const said = { caseId, text: text.trim(), language };
    if (revision === 0) {
      const { data, error } = await client.mutation(ASK.draftOpinion, { input: said, commandId });
      return { answer: data?.draftOpinion, error };
    }
    const { data, error } = await client.mutation(ASK.reviseOpinion, { input: { ...said, revision }, commandId });
    return { answer: data?.reviseOpinion, error };
  };
}
