import { useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { newCommandId } from './command-id.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** How sending stands. */
export type Sending =
  | { readonly status: 'idle' }
  | { readonly status: 'under-way' }
  | { readonly status: 'wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** What became of a command: whether an answer that was lost had done it is not known. */
export type Came = 'done' | 'refused' | 'unknown';

interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What a mutation answers: what it made, or why it did not. */
type Answer =
  | {
      readonly __typename:
        | 'Candidacy'
        | 'Case'
        | 'Centre'
        | 'Consultation'
        | 'DeliveryRedriven'
        | 'DiscardedDraft'
        | 'Expert'
        | 'ExposureConfirmed'
        | 'ExpertObjection'
        | 'Invitation'
        | 'LedgerEntry'
        | 'Material'
        | 'Membership'
        | 'Message'
        | 'Note'
        | 'Organisation'
        | 'ParkedDone'
        | 'SampleMailed'
        | 'SuppressionLifted'
        | 'Partner'
        | 'Person'
        | 'PersonErasure'
        | 'PersonLock'
        | 'SecondFactorReset'
        | 'ServiceToken'
        | 'ServiceTokenRevoked'
        | 'SessionsEnded'
        | 'SubscriptionAsked'
        | 'Warning';
    }
  | { readonly __typename: 'InvalidInput'; readonly problems: readonly FieldProblem[] }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

export interface Answered {
  readonly answer: Answer | undefined;
  readonly error: CombinedError | undefined;
}

type Run = (commandId: string) => Promise<Answered>;
interface Pending {
  readonly commandId: string;
  readonly run: Run;
}

/**
 * Sends a form once. While it is under way a second press does nothing. As long as nobody knows whether it arrived, a retry sends the same once more, under the
 * same id and with the same words, whatever the form has by then: what had arrived is not done again. After an answer the next one is another command.
 */
export function useSend() {
  const [sending, setSending] = useState<Sending>({ status: 'idle' });
  const [isUncertain, setUncertain] = useState(false);
  const pending = useRef<Pending | null>(null);
  const busy = useRef(false);
  async function send(run: Run): Promise<Came> {
    if (busy.current) return 'unknown';
    busy.current = true;
    setSending({ status: 'under-way' });
    const tried = pending.current;
    const command = tried ?? { commandId: newCommandId(), run };
    const answered = await command.run(command.commandId);
    const stands = outcomeOf(answered);
    const came = cameOf(answered, stands, tried !== null);
    pending.current = came === 'unknown' ? command : null;
    busy.current = false;
    setSending(stands);
    setUncertain(came === 'unknown');
    return came;
  }
  return { sending, isUncertain, send };
}

/** The gateway's own refusals, but for the one that says that the work may go on, are of this try: an earlier one may have been done. */
export function cameOf({ answer }: Answered, stands: Sending, wasTried: boolean): Came {
  if (answer) return stands.status === 'idle' ? 'done' : 'refused';
  const trouble = stands.status === 'in-trouble' ? stands.trouble : null;
  return trouble?.kind === 'refused' && trouble.code !== 'TOO_SLOW' && !wasTried ? 'refused' : 'unknown';
}

export function outcomeOf({ answer, error }: Answered): Sending {
  if (!answer) return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
  if (answer.__typename === 'InvalidInput') return { status: 'wrong', problems: answer.problems };
  if (answer.__typename === 'Refused')
    return { status: 'in-trouble', trouble: { kind: 'refused', code: answer.code, message: answer.message } };
  return { status: 'idle' };
}
