import type { HistoryEntry } from '@sinan/aggregate';
import { EVENTS, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { warningFacts } from './facts.ts';
import { aPerson } from './testing/builders.ts';
import type { WarningEvent } from './warning/index.ts';

const at = '2026-11-23T08:00:00.000Z';
const warningId = newId('warning', Date.parse(at));

function factsOf(event: WarningEvent) {
  const entry: HistoryEntry = {
    id: `${warningId}/000000000003`,
    aggregate: warningId,
    sequence: 3,
    v: 1,
    at,
    actor: 'system:risk',
    commandId: newId('command', Date.parse(at)),
    correlationId: 'spec',
    event: { type: event.type },
    previous: null,
    alg: 'sha256',
    hash: '0'.repeat(64),
  };
  return warningFacts(event, entry);
}

describe('the public fact of an entry that was stored before industries and platforms were told', () => {
  const codes = { version: 1, countries: ['US'], rights: ['trademark'], severity: 'warning' } as const;
  const published: WarningEvent = { type: 'WarningPublished', ...codes, publishedBy: aPerson(), publishedAt: at };

  it('is about all of them', () => {
    const [fact] = factsOf(published);
    expect(fact?.data).toEqual({ warningId, ...codes, industries: [], platforms: [], publishedAt: at });
    expect(EVENTS.warningPublished.data.parse(fact?.data)).toEqual(fact?.data);
  });
});
