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

/** What the applicant reads (messages), or never does (notes). */
type Kind = 'message' | 'note';
const WORDS = {
  message: {
    title: 'messages',
    who: 'messagesWho',
    none: 'messagesNone',
    text: 'messageText',
    send: 'sendMessage',
    sent: 'messageSent',
  },
  note: {
    title: 'notes',
    who: 'notesWho',
    none: 'notesNone',
    text: 'noteText',
    send: 'writeNote',
    sent: 'noteWritten',
  },
} as const;

interface ThreadProps {
  readonly of: StaffCase;
  readonly again: () => Promise<void>;
}

/** Messages and notes apart, each saying who reads it: in its heading, at its field, on its button, and by its looks. */
export function Threads(props: ThreadProps) {
  return (
    <div className="threads">
      <Thread kind="message" {...props} />
      <Thread kind="note" {...props} />
    </div>
  );
}

function Thread({ kind, of, again }: ThreadProps & { readonly kind: Kind }) {
  const { t } = useTranslation();
  const words = WORDS[kind];
  const nodes = kind === 'message' ? of.messages.edges : of.notes.edges;
  return (
    <section className={`thread thread-${kind}`} aria-labelledby={`${kind}s`}>
      <h2 id={`${kind}s`}>{t(`desk.${words.title}`)}</h2>
      <p className="who">{t(`desk.${words.who}`)}</p>
      {nodes.length === 0 && <p className="dim">{t(`desk.${words.none}`)}</p>}
      <ul className="lines">
        {nodes.map(({ node }) => (
          <Said key={node.id} of={node} />
        ))}
      </ul>
      <Write kind={kind} caseId={of.id} again={again} />
    </section>
  );
}

interface SaidOf {
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

function Write({
  kind,
  caseId,
  again,
}: {
  readonly kind: Kind;
  readonly caseId: string;
  readonly again: ThreadProps['again'];
}) {
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
    <form noValidate onSubmit={submit} aria-label={t(`desk.${words.text}`)}>
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      <TextField
        id={`write-${kind}`}
        label={t(`desk.${words.text}`)}
        value={text}
        error={said === 'empty' ? t('desk.needText') : wrong}
        onChange={setText}
      />
      <Button
        htmlType="submit"
        type={kind === 'message' ? 'primary' : 'default'}
        loading={sending.status === 'under-way'}
      >
        {t(`desk.${words.send}`)}
      </Button>
      <p role="status">{said === 'sent' && t(`desk.${words.sent}`)}</p>
    </form>
  );
}

function useWrite(kind: Kind, caseId: string) {
  const client = useClient();
  return async (text: string, commandId: string) => {
    const variables = { input: { caseId, text }, commandId };
    if (kind === 'message') {
      const { data, error } = await client.mutation(ASK.sendMessage, variables);
      return { answer: data?.sendMessage, error };
    }
    const { data, error } = await client.mutation(ASK.deskWriteNote, variables);
    return { answer: data?.writeNote, error };
  };
}
