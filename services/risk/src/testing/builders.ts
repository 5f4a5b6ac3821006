import { type Actor, type Duty, type Id, newId } from '@sinan/schema';
import { type WarningContent, wholeContent } from '../content.ts';

/** Valid examples for the specs: each test changes the one line that matters to it. */
export function aContent(differs: Partial<WarningContent> = {}): WarningContent {
  return {
    ...wholeContent({
      severity: 'warning',
      countries: ['US'],
      rights: ['trademark'],
      title: { zh: '美国商标批量诉讼增加', en: 'More mass trademark suits in the US' },
      summary: { zh: '近期起诉数量上升。', en: 'Filings have risen of late.' },
      advice: { zh: '核对店铺名称。', en: 'Check your shop names.' },
      sourceUrl: 'https://www.uscourts.gov/news',
    }),
    ...differs,
  };
}
export const aChange = { zh: '新增国家。', en: 'A country was added.' };
export const aReason = { zh: '消息有误。', en: 'The report was wrong.' };

export function aPerson(): Id<'person'> {
  return newId('person', 1_790_000_000_000);
}

function holding(duties: readonly Duty[], id: Id<'person'>): Actor {
  return {
    kind: 'person',
    id,
    sessionId: newId('session', 1),
    audiences: ['public', 'editors'],
    duties: duties.map((duty) => ({ duty, centreId: null })),
    organisations: [],
  };
}
export const anEditor = (id = aPerson()): Actor => holding(['editor'], id);
export const aChief = (id = aPerson()): Actor => holding(['chief'], id);
/** In a small desk everybody holds everything. */
export const aWholeDesk = (id = aPerson()): Actor => holding(['editor', 'proofreader', 'chief'], id);
