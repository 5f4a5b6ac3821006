import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useSend } from '../../api/send.ts';
import { TextField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { momentOf } from '../../words/dates.ts';
import type { StaffCase } from './case.ts';

/** What the applicant reads (messages, as staff or as the expert write them), or never does (notes). */
type Kind = 'message' | 'advice' | 'note';
const WORDS = {
  message: {
    title: 'desk.messages',
    who: 'desk.messagesWho',
    none: 'desk.messagesNone',
    text: 'desk.messageText',
    send: 'desk.sendMessage',
    sent: 'desk.messageSent',
  },
  advice: {
    title: 'expert.messages',
    who: 'expert.messagesWho',
    none: 'desk.messagesNone',
    text: 'expert.messageText',
    send: 'expert.sendMessage',
    sent: 'desk.messageSent',
  },
  note: {
    title: 'desk.notes',
    who: 'desk.notesWho',
    none: 'desk.notesNone',
    text: 'desk.noteText',
    send: 'desk.writeNote',
    sent: 'desk.noteWritten',
  },
} as const;

interface ThreadsProps {
  readonly of: StaffCase;
  readonly again: () => Promise<void>;
}

/** Messages and notes apart, each saying who reads it: in its heading, at its field, on its button, and by its looks. */
export function Threads({ of, again }: ThreadsProps) {
  return (
    <div className="threads">
      <Thread kind="message" caseId={of.id} said={of.messages} again={again} />
      <Thread kind="note" caseId={of.id} said={of.notes} again={again} />
    </div>
  );
}

interface ThreadProps {
  readonly kind: Kind;
  readonly caseId: string;
  readonly said: {
    readonly edges: readonly { readonly node: SaidOf }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
  readonly again: () => Promise<void>;
}

export function Thread({ kind, caseId, said, again }: ThreadProps) {
  const { t } = useTranslation();
  const words = WORDS[kind];
  return (
    <section className={`thread thread-${kind}`} aria-labelledby={`${kind}s`}>
      <h2 id={`${kind}s`}>{t(words.title)}</h2>
      <p className="who">{t(words.who)}</p>
      {said.edges.length === 0 && <p className="dim">{t(words.none)}</p>}
      <ul className="lines">
        {said.edges.map(({ node }) => (
          <Said key={node.id} of={node} />
        ))}
      </ul>
      {said.pageInfo.hasNextPage && <p className="dim">{t('thread.more')}</p>}
      <Write kind={kind} caseId={caseId} again={again} />
    </section>
  );
}

interface SaidOf {
  readonly id: string;
  readonly at: string;
  readonly text: string | null;
  readonly side?: 'applicant' | 'centre' | 'expert';
  readonly by: { readonly email: string } | null;
  readonly correctedAt: string | null;
}

function Said({ of: { at, text, side, by, correctedAt } }: { readonly of: SaidOf }) {
  const { t, i18n } = useTranslation();
  const about = [
    side && t(`desk.side.${side}`),
    by?.email,
    momentOf(at, i18n.language),
    correctedAt && t('desk.corrected'),
  ];
  return (
    <li>
      <p className="dim">{about.filter(Boolean).join(' · ')}</p>
      <p className="text">{text ?? t('desk.withdrawn')}</p>
    </li>
  );
}

function Write({ kind, caseId, again }: Omit<ThreadProps, 'said'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<'' | 'sent' | 'empty'>('');
  const { sending, send } = useSend();
  const sent = useRef('');
  const write = useWrite(kind, caseId);
  const words = WORDS[kind];
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '') return setSaid('empty');
    const came = await send((commandId) => {
      sent.current = text.trim();
      return write(text.trim(), commandId);
    });
    setSaid(came === 'done' ? 'sent' : '');
    // What was typed meanwhile, or after a line that broke, was not sent: it stays.
    if (came === 'done') setText((typed) => (typed.trim() === sent.current ? '' : typed));
    await again();
  }
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <form noValidate onSubmit={submit} aria-label={t(words.text)}>
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      <TextField
        id={`write-${kind}`}
        rows={3}
        label={t(words.text)}
        value={text}
        error={said === 'empty' ? t('desk.needText') : wrong}
        onChange={setText}
      />
      <Button htmlType="submit" type={kind === 'note' ? 'default' : 'primary'} loading={sending.status === 'under-way'}>
        {t(words.send)}
      </Button>
      <p role="status">{said === 'sent' && t(words.sent)}</p>
    </form>
  );
}

function useWrite(kind: Kind, caseId: string) {
  const client = useClient();
  return async (text: string, commandId: string) => {
    const variables = { input: { caseId, text }, commandId };
    if (kind !== 'note') {
      const { data, error } = await client.mutation(ASK.sendMessage, variables);
      return { answer: data?.sendMessage, error };
    }
    const { data, error } = await client.mutation(ASK.deskWriteNote, variables);
    return { answer: data?.writeNote, error };
  };
}
