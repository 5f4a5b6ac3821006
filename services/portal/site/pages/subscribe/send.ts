import { useState } from 'react';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { byField, type Problems, type Wish } from './wish.ts';

/** How sending stands. */
export type Sending =
  | { readonly status: 'idle' }
  | { readonly status: 'under-way' }
  | { readonly status: 'wrong'; readonly problems: Problems }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** Sends a wish; `onSent` is called when a mail is on its way. */
export function useSending(onSent: (email: string) => void) {
  const client = useClient();
  const [sending, setSending] = useState<Sending>({ status: 'idle' });
  async function send(wish: Wish): Promise<void> {
    setSending({ status: 'under-way' });
    const came = await outcome(client, wish);
    if (came === 'sent') onSent(wish.email.trim());
    else setSending(came);
  }
  const wrong = (problems: Problems) => setSending({ status: 'wrong', problems });
  return { sending, send, wrong };
}

async function outcome(client: ReturnType<typeof useClient>, wish: Wish): Promise<Sending | 'sent'> {
  const { email, countries, rights, severity, locale } = wish;
  const level = LEVELS.find((known) => known === severity) ?? 'notice';
  const input = { email: email.trim(), countries: [...countries], rights: [...rights], severity: level, locale };
  const { data, error } = await client.mutation(ASK.subscribe, { input });
  if (!data) return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
  const answer = data.subscribe;
  switch (answer.__typename) {
    case 'SubscriptionAsked':
      return 'sent';
    case 'InvalidInput':
      return { status: 'wrong', problems: byField(answer.problems) };
    case 'Refused':
      return { status: 'in-trouble', trouble: { kind: 'refused', code: answer.code, message: answer.message } };
    default:
      return answer satisfies never;
  }
}

const LEVELS = ['notice', 'attention', 'warning', 'urgent'] as const;
