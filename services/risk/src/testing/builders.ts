import { type Actor, type Duty, type Id, newId } from '@sinan/schema';
import type { WarningContent } from '../content.ts';

/** Valid examples for the specs: each test changes the one line that matters to it. */
export function aContent(differs: Partial<WarningContent> = {}): WarningContent {
  return {
    severity: 'warning',
    countries: ['US'],
    rights: ['trademark'],
    title: { zh: '美国商标批量诉讼增加', en: 'More mass trademark suits in the US' },
    summary: { zh: '近期起诉数量上升。', en: 'Filings have risen of late.' },
    advice: { zh: '核对店铺名称。', en: 'Check your shop names.' },
    sourceUrl: 'https://www.uscourts.gov/news',
    ...differs,
  };
}

export function aPerson(): Id<'person'> {
  return newId('person', 1_790_000_000_000);
}

function holding(duty: Duty, id: Id<'person'> = aPerson()): Actor {
  const audiences = duty === 'editor' ? (['public', 'editors'] as const) : (['public'] as const);
  return {
    kind: 'person',
    id,
    sessionId: newId('session', 1),
    audiences,
    duties: [{ duty, centreId: null }],
    organisations: [],
  };
}
export const anEditor = (id?: Id<'person'>): Actor => holding('editor', id);
