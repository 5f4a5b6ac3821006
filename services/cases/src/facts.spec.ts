import type { HistoryEntry } from '@sinan/aggregate';
import { EVENTS, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from './case/index.ts';
import { caseFacts } from './facts.ts';
import { hangzhou, NOW, shenzhen, submittedWith } from './testing/examples.ts';
import { eventsOf, WAYS } from './testing/life.ts';

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

/** Some lives of a case, in which everything happens that can. */
const events = [
  ...eventsOf(WAYS['archived after closing']),
  ...eventsOf(['FileCase', 'RequestSupplement', 'SupplyMaterials', 'OfferHandOver', 'ReturnHandOver', 'DeclineCase']),
  ...eventsOf(['FileCase', 'AcceptCase', 'OfferHandOver', 'AcceptHandOver', 'TerminateCase']),
  ...eventsOf([...WAYS['guiding with a returned draft'], 'ReviseOpinion']),
  ...eventsOf(['FileCase', 'AssignExpert', 'BarPerson', 'ReleaseExpert']),
];
const each = [...new Map(events.map((event) => [event.type, event])).values()];
const ofCases = Object.entries(EVENTS).filter(([, { type }]) => type.startsWith('sinan.case.'));

describe('the public fact of an entry', () => {
  it.each(each.map((event) => [event.type, event] as const))('%s has the shape of its type', (_, event) => {
    for (const { event: name, data } of factsOf(event)) expect(EVENTS[name].data.parse(data)).toEqual(data);
    expect(factsOf(event)).toHaveLength(1);
  });

  it('says each of the facts of cases that there are', () => {
    const said = each.flatMap(factsOf).map(({ event }) => event);
    expect(said.toSorted()).toEqual(ofCases.map(([name]) => name).toSorted());
  });

  it('names each kind of right once', () => {
    const submitted = submittedWith({ rightKinds: ['design', 'trademark', 'design'] });
    expect(factsOf(submitted)).toMatchObject([{ data: { caseId, rights: ['design', 'trademark'] } }]);
  });

  it('holds nothing that a person wrote', () => {
    const published = JSON.stringify(events.flatMap(factsOf));
    const { personal, uscc } = submittedWith();
    const { applicantName, facts, product, claimant } = personal;
    for (const text of [applicantName, facts, product, claimant, uscc, 'written: '])
      expect(published).not.toContain(text);
    expect(JSON.stringify(events)).toContain('written: ');
  });

  it('keeps what a person wrote in the part of the entry that can be erased, and nowhere else', () => {
    const kept = events.map(({ personal: _, ...rest }: CaseEvent & { readonly personal?: unknown }) => rest);
    expect(JSON.stringify(kept)).not.toContain('written: ');
  });

  it('names the centre that holds the case when it happened, and of a hand-over both', () => {
    const data = (type: CaseEvent['type']) => each.filter((event) => event.type === type).flatMap(factsOf)[0]?.data;
    expect(data('HandOverOffered')).toMatchObject({ centreId: shenzhen, toCentreId: hangzhou });
    expect(data('HandOverReturned')).toMatchObject({ centreId: shenzhen, toCentreId: hangzhou });
    expect(data('HandOverAccepted')).toMatchObject({ centreId: hangzhou, fromCentreId: shenzhen });
    expect(data('CaseTerminated')).toMatchObject({ centreId: hangzhou, reason: 'T01' });
  });
});
