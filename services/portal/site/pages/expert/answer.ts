import { useState } from 'react';
import { type Answered, useSend } from '../../api/send.ts';
import { type Problems, problemsAt } from '../../frame/problems.ts';

/** An answer to an invitation, sent once: what lacks is said at its field, and what the platform finds wrong too. */
export function useAnswer(prefix: string) {
  const { sending, isUncertain, send } = useSend();
  const [lacks, setLacks] = useState<Problems>({});
  const [tried, setTried] = useState(0);
  async function answer(found: Problems, run: (commandId: string) => Promise<Answered>): Promise<boolean> {
    setLacks(found);
    setTried((before) => before + 1);
    // As long as it is not known whether it arrived, it is sent again as it was.
    if (Object.keys(found).length > 0 && !isUncertain) return false;
    return (await send(run)) === 'done';
  }
  const told = sending.status === 'wrong' ? prefixed(prefix, problemsAt(sending.problems)) : {};
  return { sending, isUncertain, tried, problems: { ...lacks, ...told }, answer };
}

/** Several forms stand on a page: each has ids of its own. */
function prefixed(prefix: string, problems: Problems): Problems {
  return Object.fromEntries(Object.entries(problems).map(([field, text]) => [`${prefix}-${field}`, text]));
}
