import type { HistoryEntry } from '@sinan/aggregate';
import { EVENTS, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { codesOf, type ExpertEvent, textsOf } from './expert/index.ts';
import { expertFacts, invitationFacts } from './facts.ts';
import { AT, NOW, person, profileWith } from './testing/examples.ts';
import { eventsOf, WAYS } from './testing/life.ts';

const entryOf = (aggregate: string, type: string): HistoryEntry => ({
  id: `${aggregate}/000000000001`,
  aggregate,
  sequence: 1,
  v: 1,
  at: AT,
  actor: 'system:experts',
  commandId: newId('command', NOW),
  correlationId: 'spec',
  event: { type },
  previous: null,
  alg: 'sha256',
  hash: '0'.repeat(64),
});

const [personId, by] = [person(), person()];
const personal = { note: 'written: a note' };
const ofExperts: readonly ExpertEvent[] = [
  {
    type: 'ExpertEnrolled',
    personId,
    ...codesOf(profileWith()),
    enrolledBy: by,
    enrolledAt: AT,
    personal: { ...textsOf(profileWith({ bioEn: 'written: a life' })), email: 'x@y.example' },
  },
  { type: 'ExpertChanged', ...codesOf(profileWith()), changedBy: by, personal: textsOf(profileWith()) },
  { type: 'OwnTermsChanged', languages: ['en'], capacity: 1 },
  { type: 'AbsencesStated', absences: [], statedBy: by },
  { type: 'ExpertReviewed', reviewedBy: by, reviewedAt: AT },
  { type: 'ExpertSuspended', personId, reason: 'S01', suspendedBy: by, suspendedAt: AT, personal },
  { type: 'ExpertResumed', personId, resumedBy: by, resumedAt: AT, personal },
  { type: 'ExpertLeft', personId, leftBy: by, leftAt: AT, personal },
];
const ofInvitations = Object.values(WAYS).flatMap((way) => eventsOf(way));
const [expertId, invitationId] = [newId('expert', NOW), newId('invitation', NOW)];
const each = [
  ...ofExperts.map((event) => ({ event, facts: expertFacts(event, entryOf(expertId, event.type)) })),
  ...ofInvitations.map((event) => ({ event, facts: invitationFacts(event, entryOf(invitationId, event.type)) })),
];
const ofTopic = Object.entries(EVENTS).filter(([, { topic }]) => topic === 'experts');

describe('the public facts of an entry', () => {
  it('are one at most, in the shape of their type', () => {
    for (const { facts } of each) {
      expect(facts.length).toBeLessThanOrEqual(1);
      for (const { event, data } of facts) expect(EVENTS[event].data.parse(data)).toEqual(data);
    }
  });

  it('say each of the facts of experts that there are', () => {
    const said = new Set(each.flatMap(({ facts }) => facts.map(({ event }) => event)));
    expect([...said].toSorted()).toEqual(ofTopic.map(([name]) => name).toSorted());
  });

  it('hold nothing that names somebody or that a person wrote', () => {
    const published = JSON.stringify(each.flatMap(({ facts }) => facts));
    for (const text of ['written', '专家', 'Expert A', 'Example Law', 'Northwind', '示例', 'y.example']) {
      expect(JSON.stringify(each.map(({ event }) => event))).toContain(text);
      expect(published).not.toContain(text);
    }
  });

  it('are for cases exactly who, which case and by which invitation', () => {
    const shapes = (['expertAssigned', 'expertConflicted', 'expertReleased'] as const).map((name) => {
      const found = each.flatMap(({ facts }) => facts).find(({ event }) => event === name);
      return Object.keys(found?.data as object).toSorted();
    });
    const ids = ['caseId', 'invitationId', 'personId'];
    expect(shapes).toEqual([ids, ids, [...ids, 'why']]);
  });
});
