import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { Trouble } from '../../api/trouble.ts';
import { save } from '../../frame/download.ts';
import type { Period } from './case.ts';
import { casesUntil, outcomesIn, type Read, ReadingFailed } from './reading.ts';
import { useSheets } from './use-sheets.ts';

export type Making =
  | { readonly status: 'idle' }
  | ({ readonly status: 'reading' } & Read)
  | { readonly status: 'writing' }
  | { readonly status: 'done'; readonly count: number }
  | { readonly status: 'cancelled' }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

export interface Wish {
  readonly centreId: string;
  readonly period: Period;
  readonly fileName: string;
}

/** Reads all that the register needs, writes the file and has it saved. What is under way ends with the page. */
export function useRegister() {
  const client = useClient();
  const sheetsOf = useSheets();
  const [making, setMaking] = useState<Making>({ status: 'idle' });
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  const make = async ({ centreId, period, fileName }: Wish) => {
    const controller = new AbortController();
    const { signal } = controller;
    underWay.current = controller;
    const reading = {
      client,
      centreId,
      period,
      signal,
      tell: (read: Read) => setMaking({ status: 'reading', ...read }),
    };
    reading.tell({ count: 0, share: 0 });
    try {
      const cases = await casesUntil(reading);
      const outcomes = await outcomesIn(reading);
      setMaking({ status: 'writing' });
      const [register, ...more] = sheetsOf(period, cases, outcomes);
      const { workbookOf } = await import('./workbook.ts');
      save(fileName, await workbookOf(register ? [register, ...more] : more, signal));
      setMaking({ status: 'done', count: register?.rows.length ?? 0 });
    } catch (error) {
      setMaking(signal.aborted ? { status: 'cancelled' } : troubled(error));
    }
  };
  return { making, make, cancel: () => underWay.current?.abort() };
}

function troubled(error: unknown): Making {
  const trouble: Trouble = error instanceof ReadingFailed ? error.trouble : { kind: 'failed', reference: null };
  return { status: 'in-trouble', trouble };
}
