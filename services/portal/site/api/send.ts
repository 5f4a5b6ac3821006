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
  | { readonly __typename: 'Case' | 'Message' | 'Note' }
  | { readonly __typename: 'InvalidInput'; readonly problems: readonly FieldProblem[] }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

export interface Answered {
  readonly answer: Answer | undefined;
  readonly error: CombinedError | undefined;
}

/**
 * Sends a form once. While it is under way a second press does nothing; a retry after a line that broke bears the same id, so that what had arrived is not done
 * again; after an answer the next one is another command.
 */
export function useSend() {
  const [sending, setSending] = useState<Sending>({ status: 'idle' });
  const command = useRef<string | null>(null);
  const busy = useRef(false);
  async function send(run: (commandId: string) => Promise<Answered>): Promise<Came> {
    if (busy.current) return 'unknown';
    busy.current = true;
    setSending({ status: 'under-way' });
    command.current ??= newCommandId();
    const stands = outcomeOf(await run(command.current));
    const came = cameOf(stands);
    if (came !== 'unknown') command.current = null;
    busy.current = false;
    setSending(stands);
    return came;
  }
  return { sending, send };
}

function cameOf(stands: Sending): Came {
  if (stands.status === 'idle') return 'done';
  return stands.status === 'in-trouble' && stands.trouble.kind !== 'refused' ? 'unknown' : 'refused';
}

function outcomeOf({ answer, error }: Answered): Sending {
  if (!answer) return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
  switch (answer.__typename) {
    case 'InvalidInput':
      return { status: 'wrong', problems: answer.problems };
    case 'Refused':
      return { status: 'in-trouble', trouble: { kind: 'refused', code: answer.code, message: answer.message } };
    case 'Case':
    case 'Message':
    case 'Note':
      return { status: 'idle' };
    default:
      return answer satisfies never;
  }
}
