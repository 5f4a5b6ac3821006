import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useEarlierOf } from '../../api/case-lines.ts';
import { ASK } from '../../api/documents.ts';
import { type Answered, useSend } from '../../api/send.ts';
import { ShowEarlier, useEarlier } from '../../frame/earlier.tsx';
import { TextField } from '../../frame/inputs.tsx';
import { commandFor, forgetCommand, useKept } from '../../frame/kept.ts';
import { problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { momentOf } from '../../words/dates.ts';
import type { Case } from './index.tsx';

interface ThreadProps {
  readonly found: Case;
  readonly personId: string;
  readonly again: () => void;
}

/** What the sides of the case say to each other, and saying more, as long as the case is no file yet. */
export function Thread({ found, personId, again }: ThreadProps) {
  const { t } = useTranslation();
  const { lines, earlier } = useEarlier(found.messages, useEarlierOf(found.id).messages);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t('thread.title')}</h2>
      <p className="who">{t('thread.who')}</p>
      {lines.length === 0 && <p className="dim">{t('thread.none')}</p>}
      <ul className="lines">
        {lines.map((one) => (
          <Said key={one.id} of={one} personId={personId} />
        ))}
      </ul>
      <ShowEarlier earlier={earlier} />
      {found.status === 'archived' ? (
        <p className="dim">{t('thread.archived')}</p>
      ) : (
        <Write caseId={found.id} personId={personId} again={again} />
      )}
    </section>
  );
}

type Message = Case['messages']['edges'][number]['node'];

function Said({
  of: { at, text, side, by, correctedAt },
  personId,
}: {
  readonly of: Message;
  readonly personId: string;
}) {
  const { t, i18n } = useTranslation();
  const who =
    by?.id === personId ? t('thread.you') : [t(`materials.side.${side}`), by?.email].filter(Boolean).join(' ');
  const about = [who, momentOf(at, i18n.language), correctedAt && t('thread.corrected')];
  return (
    <li>
      <p className="dim">{about.filter(Boolean).join(' · ')}</p>
      <p className="text">{text ?? t('thread.withdrawn')}</p>
    </li>
  );
}

function Write({ caseId, personId, again }: Omit<ThreadProps, 'found'> & { readonly caseId: string }) {
  const { t } = useTranslation();
  const kept = `message ${caseId}`;
  const [{ text }, setTyped, forget] = useKept(kept, personId, () => ({ text: '' }));
  const [said, setSaid] = useState<'' | 'sent' | 'empty'>('');
  const { sending, isUncertain, send } = useSend();
  const message = useMessage();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '') return setSaid('empty');
    const came = await send(() => message(kept, caseId, text.trim()));
    setSaid(came === 'done' ? 'sent' : '');
    if (came === 'done') {
      setTyped({ text: '' });
      forget();
    }
    again();
  }
  const wrong = sending.status === 'wrong' ? problemsAt(sending.problems).text : undefined;
  return (
    <form noValidate onSubmit={submit} aria-label={t('thread.text')} className="noprint">
      <SendingTrouble sending={sending} next={`/my/cases/${caseId}`} />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <fieldset disabled={isUncertain}>
        <TextField
          id="message"
          label={t('thread.text')}
          error={said === 'empty' ? t('thread.needText') : wrong}
          max={4_000}
          rows={3}
          value={text}
          onChange={(typed) => setTyped({ text: typed })}
        />
      </fieldset>
      <Button htmlType="submit" loading={sending.status === 'under-way'}>
        {t(isUncertain ? 'form.again' : 'thread.send')}
      </Button>
      <p role="status">{said === 'sent' && t('thread.sent')}</p>
    </form>
  );
}

/** Sends a message under one id until an answer came, whatever becomes of the tab meanwhile. */
export function useMessage() {
  const client = useClient();
  return async (kept: string, caseId: string, text: string): Promise<Answered> => {
    const input = { caseId, text };
    const { data, error } = await client.mutation(ASK.sendMessage, { input, commandId: commandFor(kept, input) });
    if (data?.sendMessage) forgetCommand(kept);
    return { answer: data?.sendMessage, error };
  };
}
