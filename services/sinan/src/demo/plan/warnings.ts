import { DESK } from '../cast/staff.ts';
import type { Both } from '../words/both.ts';
import * as words from '../words/warnings.ts';
import { type Beat, known, type Said, type Step } from './step.ts';
import { type Ended, placed, type Year } from './year.ts';

/** How far a warning has come, and how many have come so far: 25 in all, in every state in which one can be. */
const WAYS: readonly (readonly [times: number, way: Way, ended: Ended])[] = [
  [2, 'draft', 'lately'],
  [1, 'returned', 'lately'],
  [2, 'in review', 'lately'],
  [1, 'discarded', 'lately'],
  [7, 'live', 'long ago'],
  [2, 'live', 'lately'],
  [3, 'second version', 'long ago'],
  [1, 'third version', 'long ago'],
  [1, 'next at work', 'lately'],
  [1, 'next in review', 'lately'],
  [2, 'withdrawn', 'long ago'],
  [2, 'expired', 'long ago'],
];
type Way =
  | 'draft'
  | 'returned'
  | 'in review'
  | 'discarded'
  | 'live'
  | 'second version'
  | 'third version'
  | 'next at work'
  | 'next in review'
  | 'withdrawn'
  | 'expired';

export function warningsOf(year: Year): readonly Step[] {
  const told = WAYS.flatMap(([times, way, ended]) => Array.from({ length: times }, () => ({ way, ended })));
  return told.flatMap(({ way, ended }, i) => placed(year, `warning-${i + 1}`, beatsOf(year, way, i), ended));
}

/** Written by one editor and let out by the other, who is final editor too; withdrawn by somebody who wrote none of it. */
function beatsOf({ chance }: Year, way: Way, index: number): readonly Beat[] {
  const text = words.WARNINGS[index];
  if (text === undefined) throw new Error(`nobody has written warning ${index}`);
  const name = `warning-${index + 1}`;
  const on = (after: number, by: string, operation: string, more: Beat['input'] = {}): Beat => ({
    ...{ after, by, operation, input: { warningId: known(name), ...more } },
  });
  const drafted = (more = {}): Beat => ({
    ...{ after: 0, by: DESK.editor, operation: 'risk.draft', saves: { [name]: 'id' } },
    input: contentOf(text, words.ADVICE, more),
  });
  const submitted = on(1, DESK.editor, 'risk.submit');
  const published = on(chance.between(1, 2), DESK.second, 'risk.publish');
  const live = (more = {}): readonly Beat[] => [drafted(more), submitted, published];
  const next = (change: Both, minor: boolean): Beat => ({
    ...on(chance.between(12, 25), DESK.editor, 'risk.draftVersion', {
      content: contentOf(text, words.MORE_ADVICE),
      change: inBoth(change),
      minor,
    }),
    settled: true,
  });
  const [first, second] = [next(words.CHANGES[0] ?? words.REMARK, false), next(words.CHANGES[1] ?? words.REMARK, true)];
  switch (way) {
    case 'draft':
      return [drafted()];
    case 'in review':
      return [drafted(), submitted];
    case 'returned':
      return [
        drafted(),
        submitted,
        on(1, DESK.chief, 'risk.return', { remark: `${words.REMARK.zh}\n${words.REMARK.en}` }),
      ];
    case 'discarded':
      return [drafted(), on(1, DESK.editor, 'risk.discard')];
    case 'live':
      return live();
    case 'second version':
      return [...live(), first, submitted, published];
    case 'third version':
      return [...live(), first, submitted, published, second, submitted, published];
    case 'next at work':
      return [...live(), first];
    case 'next in review':
      return [...live(), first, submitted];
    case 'withdrawn':
      return [...live(), { ...on(10, DESK.chief, 'risk.cancel', { reason: inBoth(words.WITHDRAWN) }), settled: true }];
    case 'expired':
      return live({ validUntil: '@days -20' });
    default:
      return way satisfies never;
  }
}

function contentOf(text: words.WarningText, advice: Both, more: { readonly [field: string]: Said } = {}) {
  const { title, ...codes } = text;
  return {
    ...codes,
    title: inBoth(title),
    summary: inBoth(words.SUMMARY),
    advice: inBoth(advice),
    urgency: codes.severity === 'urgent' ? 'immediate' : 'expected',
    certainty: 'observed',
    sources: [{ url: text.sourceUrl, title: `${text.title.zh} ${text.title.en}`, fetchedOn: '@days 1' }],
    ...more,
  };
}

const inBoth = ({ zh, en }: Both): Said => ({ zh, en });
