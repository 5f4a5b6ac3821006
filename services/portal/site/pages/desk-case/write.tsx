import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Sending, useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { TextField } from '../../frame/inputs.tsx';
import { type Problems, problemsAt } from '../../frame/problems.ts';
import { InTrouble } from '../../frame/states.tsx';
import { CallFields } from './call/fields.tsx';
import { type CallLack, callInput, lacksOf, type TypedCall } from './call/typed.ts';

/** What the applicant reads (messages, as staff or as the expert write them), or never does (notes). */
export type Kind = 'message' | 'advice' | 'note';
const WORDS = {
  message: { text: 'desk.messageText', send: 'desk.sendMessage', sent: 'desk.messageSent' },
  advice: { text: 'expert.messageText', send: 'expert.sendMessage', sent: 'desk.messageSent' },
  note: { text: 'desk.noteText', send: 'desk.writeNote', sent: 'desk.noteWritten' },
} as const;

interface WriteProps {
  readonly kind: Kind;
  readonly caseId: string;
  readonly again: () => Promise<void>;
}
/** What is written, and of which call if it is a note of one. */
interface Typed {
  readonly text: string;
  readonly call: TypedCall | null;
}

/** Says something more. What was typed meanwhile, or after a line that broke, was not sent: it stays. */
export function Write({ kind, caseId, again }: WriteProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [call, setCall] = useState<TypedCall | null>(null);
  const [tried, setTried] = useState(0);
  const [isSent, setSent] = useState(false);
  const { sending, send } = useSend();
  const [sent, latest] = [useRef<Typed>({ text: '', call: null }), useRef<Typed>({ text: '', call: null })];
  latest.current = { text, call };
  const write = useWrite(kind, caseId);
  const words = WORDS[kind];
  const lacks = useLacks(kind, { text, call });
  const problems: Problems = { ...wrongIn(kind, sending), ...(tried > 0 ? lacks : {}) };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(tried + 1);
    setSent(false);
    if (Object.keys(lacks).length > 0) return;
    const came = await send((commandId) => {
      sent.current = { text: text.trim(), call };
      return write(sent.current, commandId);
    });
    if (came === 'done') clear();
    await again();
  }
  function clear(): void {
    const isAsSent = latest.current.text.trim() === sent.current.text && latest.current.call === sent.current.call;
    if (isAsSent) {
      setText('');
      setCall(null);
    }
    setTried(0);
    setSent(true);
  }
  return (
    <form noValidate onSubmit={submit} aria-label={t(words.text)}>
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      {call && <ErrorSummary title={t('calls.wrong')} problems={problems} tried={tried} />}
      {kind === 'note' && <CallFields call={call} setCall={setCall} problems={problems} />}
      <TextField
        id={`write-${kind}`}
        rows={3}
        label={t(words.text)}
        value={text}
        error={problems[`write-${kind}`]}
        onChange={setText}
      />
      <Button htmlType="submit" type={kind === 'note' ? 'default' : 'primary'} loading={sending.status === 'under-way'}>
        {t(words.send)}
      </Button>
      <p role="status">{isSent && t(words.sent)}</p>
    </form>
  );
}

/** What lacks before it can be sent, at its field. */
function useLacks(kind: Kind, { text, call }: Typed): Problems {
  const { t } = useTranslation();
  const needs: { readonly [lack in CallLack]: string } = {
    'call-minutes': t('calls.needMinutes'),
    'call-at': t('calls.needAt'),
  };
  const ofCall = call === null ? [] : lacksOf(call).map((lack) => [lack, needs[lack]] as const);
  const ofText = text.trim() === '' ? [[`write-${kind}`, t('desk.needText')] as const] : [];
  return Object.fromEntries([...ofCall, ...ofText]);
}

/** What the platform found wrong: of a call at its fields, and all else at the text. */
function wrongIn(kind: Kind, sending: Sending): Problems {
  if (sending.status !== 'wrong') return {};
  const isOfCall = ({ path }: { readonly path: string }) => path.startsWith('call.');
  const others = sending.problems.filter((one) => !isOfCall(one)).map(({ message }) => message);
  return {
    ...problemsAt(sending.problems.filter(isOfCall)),
    ...(others.length > 0 ? { [`write-${kind}`]: others.join(' ') } : {}),
  };
}

function useWrite(kind: Kind, caseId: string) {
  const client = useClient();
  return async ({ text, call }: Typed, commandId: string) => {
    if (kind !== 'note') {
      const { data, error } = await client.mutation(ASK.sendMessage, { input: { caseId, text }, commandId });
      return { answer: data?.sendMessage, error };
    }
    const input = { caseId, text, call: call && callInput(call) };
    const { data, error } = await client.mutation(ASK.deskWriteNote, { input, commandId });
    return { answer: data?.writeNote, error };
  };
}
