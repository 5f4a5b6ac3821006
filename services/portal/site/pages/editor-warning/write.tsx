import { Button } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Came, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { now } from '../../words/now.ts';
import { dateOf } from '../../words/working-days.ts';
import { BasisFields, ChangeFields, CodeFields, TextFields } from './fields.tsx';
import { fieldOf, type Lack, lacksOf } from './lacks.ts';
import { useInputName } from './names.ts';
import { NewsOfDraft } from './news.tsx';
import { Preview } from './preview.tsx';
import { type Mode, useSave } from './run.ts';
import { SendingTrouble } from './sending-trouble.tsx';
import { useWriting } from './use-writing.ts';
import type { Wish } from './wish.ts';

interface WriteProps {
  readonly mode: Mode;
  readonly warningId: string;
  readonly personId: string;
  /** What it says so far. */
  readonly saved: Wish;
  readonly revision: number | null;
  /** Whether it is of a later version, and says what it changes. */
  readonly isNext: boolean;
  /** Whether it can be saved. What was typed stays where it cannot. */
  readonly isThere: boolean;
  /** It may stand otherwise than was thought. */
  readonly onRefused: () => Promise<void>;
  /** Under which id it was saved. */
  readonly onSaved: (id: string) => Promise<void>;
  /** Whether something is typed that is not saved. */
  readonly onTyped?: (isDirty: boolean) => void;
  readonly cancel?: () => void;
}

/** Writes a warning in both languages, with what it will look like, and what it lacks yet. */
export function Write(props: WriteProps) {
  const { mode, warningId, personId, saved, revision, isNext, isThere, onSaved, onRefused, onTyped, cancel } = props;
  const { t } = useTranslation();
  const name = mode === 'next' ? `${warningId}.next` : warningId;
  const typing = useWriting({ name, personId, saved, revision });
  const { wish, isDirty, change } = typing;
  const { sending, isUncertain, send } = useSend();
  const [said, setSaid] = useState<'' | 'saved'>('');
  const made = useRef(warningId);
  const save = useSave((id) => {
    made.current = id;
  });
  const lacks = useMemo(() => lacksOf(wish, isNext, dateOf(now())), [wish, isNext]);
  const [wasTried, setTried] = useState<readonly Lack[]>([]);
  const problems = useProblems(wasTried, lacks, sending.status === 'wrong' ? sending.problems : []);
  useEffect(() => onTyped?.(isDirty), [onTyped, isDirty]);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(lacks);
    setSaid('');
    if (lacks.length > 0) return;
    const asked = { mode, warningId, wish, revision: typing.revision, isNext };
    await after(await send((commandId) => save(asked, commandId)));
  }
  async function after(came: Came): Promise<void> {
    if (came === 'done') {
      typing.wasSaved(wish);
      setSaid('saved');
    }
    if (came === 'done') await onSaved(made.current);
    if (came === 'refused') await onRefused();
  }
  const isBusy = sending.status === 'under-way';
  return (
    <>
      {typing.news && <NewsOfDraft news={typing.news} change={change} seen={typing.seen} />}
      {typing.isBack && (
        <p role="status" className="summary news">
          {t('editor.back')} <Button onClick={typing.drop}>{t('editor.drop')}</Button>
        </p>
      )}
      <form noValidate aria-labelledby="writing" onSubmit={submit}>
        <h2 id="writing">{t(`editor.writing.${mode}`)}</h2>
        {isThere ? null : (
          <p className="wrong" role="alert">
            {t('editor.gone')}
          </p>
        )}
        <ErrorSummary title={t('editor.wrong')} problems={problems} />
        <SendingTrouble sending={sending} warningId={warningId} />
        <fieldset disabled={isUncertain || isBusy}>
          {isNext && <ChangeFields wish={wish} change={change} problems={problems} />}
          <CodeFields wish={wish} change={change} problems={problems} />
          <TextFields wish={wish} change={change} problems={problems} />
          <BasisFields wish={wish} change={change} problems={problems} />
        </fieldset>
        <Missing lacks={lacks} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!isThere && !isUncertain} loading={isBusy}>
            {t(`editor.save.${mode}`)}
          </Button>
          {cancel && <Button onClick={cancel}>{t('editor.cancelWriting')}</Button>}
        </div>
        <p role="status">{isDirty ? t('editor.unsaved') : said && t('editor.saved')}</p>
      </form>
      <Preview wish={wish} title={t('editor.previewTitle')} />
    </>
  );
}

/** What was wrong when it was last tried, as long as it still is; and what the platform found. */
function useProblems(
  tried: readonly Lack[],
  lacks: readonly Lack[],
  found: readonly { readonly path: string; readonly message: string }[],
): { readonly [field: string]: string } {
  const { t } = useTranslation();
  const name = useInputName();
  const still = tried.filter(({ field }) => lacks.some((lack) => lack.field === field));
  // The summary takes the focus whenever it changes: not while somebody types.
  const key = JSON.stringify([still, found]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that is told is in the key
  return useMemo(
    () => ({
      ...Object.fromEntries(found.toReversed().map(({ path, message }) => [fieldOf(path), message])),
      ...Object.fromEntries(still.map(({ field, need }) => [field, t(`editor.need.${need}`, { field: name(field) })])),
    }),
    [key],
  );
}

/** What it lacks before it can be saved, and so before its review: each leads to its field. */
function Missing({ lacks }: { readonly lacks: readonly Lack[] }) {
  const { t } = useTranslation();
  const name = useInputName();
  if (lacks.length === 0) return <p className="dim">{t('editor.complete')}</p>;
  return (
    <section className="panel" aria-labelledby="missing">
      <h3 id="missing">{t('editor.missing', { count: lacks.length })}</h3>
      <ul>
        {lacks.map(({ field, need }) => (
          <li key={field}>
            <a href={`#${field}`}>{t(`editor.need.${need}`, { field: name(field) })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
