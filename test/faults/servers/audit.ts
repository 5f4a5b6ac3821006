import type { MailSink } from '../../acceptance/mail-sink.ts';
import type { Place } from '../../acceptance/place.ts';
import { comesTrue } from '../../acceptance/until.ts';
import { faultsOf, readBooks, republished } from '../books.ts';
import { printTable } from '../table.ts';
import type { LoadReport } from './steady-load.ts';

/** To the enterprise that its case came and was accepted, and to the staff that one came. */
const MAILS_A_CASE = 3;
const ENTRIES_A_CASE = 2;

/** Of a load, what its books are held against. */
type Filed = Pick<LoadReport, 'wishes'>;

export interface Audit {
  readonly republished: number;
  readonly repeatedMails: number;
  /** What is wrong, each in a sentence. */
  readonly faults: readonly string[];
}

/** Prints what the books of a load came to, and each fault; resolves to whether they balance. */
export function printBooks(fault: string, { acknowledged }: Pick<LoadReport, 'acknowledged'>, found: Audit): boolean {
  printTable(`${fault}: the books`, [
    {
      acknowledged,
      'events republished': found.republished,
      'mails repeated': found.repeatedMails,
      'lost, doubled or out of order': found.faults.length,
    },
  ]);
  for (const each of found.faults) console.error(`  ${each}`);
  return found.faults.length === 0;
}

/** Waits until every mail of a load has come. */
export function mailsCame(sink: MailSink, before: number, load: Filed, withinMs: number): Promise<boolean> {
  return comesTrue(() => different(sink) - before >= load.wishes.length * MAILS_A_CASE, withinMs);
}

export function different(sink: MailSink): number {
  return new Set(sink.mails.map(({ messageId }) => messageId)).size;
}

/** Balances the books of a load: each case there once, accepted once, published in order, and told to each once. */
export async function audit(place: Place, sink: MailSink, before: number, load: Filed): Promise<Audit> {
  const books = await readBooks(place);
  const products = books.documents.map(({ state }) => state.texts.product);
  const missing = load.wishes.filter(({ name }) => !products.includes(name));
  const mine = new Set(load.wishes.map(({ caseId }) => caseId));
  const twice = [...books.history].filter(([id, entries]) => mine.has(id) && entries.length !== ENTRIES_A_CASE);
  const came = different(sink) - before;
  const due = load.wishes.length * MAILS_A_CASE;
  return {
    republished: republished(books),
    repeatedMails: sink.mails.length - different(sink),
    faults: [
      ...missing.map(({ name }) => `${name} was acknowledged and is not there`),
      ...(new Set(products).size === products.length ? [] : ['a case is there twice']),
      ...twice.map(([id, entries]) => `${id} has ${entries.length} entries, ${ENTRIES_A_CASE} were asked for`),
      ...(came === due ? [] : [`${came} different mails came, ${due} were due`]),
      ...faultsOf(books),
    ],
  };
}
