import type { HistoryEntry } from '@sinan/aggregate';
import { EVENTS, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from './case/index.ts';
import { caseFacts } from './facts.ts';
import { acceptedAfter, NOW, submittedWith } from './testing/examples.ts';

const caseId = newId('case', NOW);

function factsOf(event: CaseEvent) {
  const entry: HistoryEntry = {
    id: `${caseId}/000000000001`,
    aggregate: caseId,
    sequence: 1,
    v: 1,
    at: '2026-11-10T08:00:00.000Z',
    actor: 'system:cases',
    commandId: newId('command', NOW),
    correlationId: 'spec',
    event: { type: event.type },
    previous: null,
    alg: 'sha256',
    hash: '0'.repeat(64),
  };
  return caseFacts(event, entry);
}

describe('the public fact of an entry', () => {
  const submitted = submittedWith({ rightKinds: ['design', 'trademark', 'design'] });
  const events: readonly CaseEvent[] = [submitted, acceptedAfter(submitted)];

  it.each(events.map((event) => [event.type, event] as const))('%s has the shape of its type', (_, event) => {
    for (const { event: name, data } of factsOf(event)) expect(EVENTS[name].data.parse(data)).toEqual(data);
    expect(factsOf(event)).toHaveLength(1);
  });

  it('names each kind of right once', () => {
    expect(factsOf(submitted)).toMatchObject([{ data: { caseId, rights: ['design', 'trademark'] } }]);
  });

  it('holds nothing that a person wrote', () => {
    const published = JSON.stringify(events.flatMap(factsOf));
    const { applicantName, facts, product, claimant } = submitted.personal;
    for (const text of [applicantName, facts, product, claimant, submitted.uscc]) expect(published).not.toContain(text);
  });
});
