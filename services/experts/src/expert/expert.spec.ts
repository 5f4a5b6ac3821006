import { describe, expect, it } from 'vitest';
import { AT, person, profileWith } from '../testing/examples.ts';
import { codesOf, type ExpertCommand, type ExpertEvent, expertDecider, textsOf } from './index.ts';

const [manager, personId] = [person(), person()];
const by = { by: manager, at: AT };
const [codes, texts] = [codesOf(profileWith()), textsOf(profileWith())];
const email = 'expert.a@firm.example';

const COMMANDS: { readonly [T in ExpertCommand['type']]: Extract<ExpertCommand, { readonly type: T }> } = {
  Enrol: { type: 'Enrol', ...by, personId, email, codes, texts },
  Change: { type: 'Change', ...by, codes: codesOf(profileWith({ countries: ['DE'] })), texts },
  ChangeOwnTerms: { type: 'ChangeOwnTerms', by: personId, at: AT, languages: ['de'], capacity: 1 },
  StateAbsences: { type: 'StateAbsences', ...by, absences: [{ from: '2026-12-01', to: '2026-12-09' }] },
  Review: { type: 'Review', ...by },
  Suspend: { type: 'Suspend', ...by, reason: 'S99', note: 'written: not now' },
  Resume: { type: 'Resume', ...by, note: 'written: again' },
  Leave: { type: 'Leave', ...by, note: 'written: moved on' },
  Forget: { type: 'Forget', ...by },
};
type CommandType = ExpertCommand['type'];
const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

const stateAfter = (events: readonly ExpertEvent[]) => events.reduce(expertDecider.evolve, expertDecider.initial);
function eventsOf(way: readonly CommandType[]): readonly ExpertEvent[] {
  const events: ExpertEvent[] = [];
  for (const type of way) events.push(...expertDecider.decide(COMMANDS[type], stateAfter(events)));
  return events;
}

const WAYS = {
  none: [],
  active: ['Enrol'],
  suspended: ['Enrol', 'Suspend'],
  left: ['Enrol', 'Leave'],
} as const satisfies { readonly [state: string]: readonly CommandType[] };
type Standing = keyof typeof WAYS;

type Allowed = { readonly [command in CommandType]?: ExpertEvent['type'] };
const over: Allowed = { Forget: 'ExpertForgotten' };
const kept: Allowed = {
  ...over,
  ...{ Change: 'ExpertChanged', StateAbsences: 'AbsencesStated', Review: 'ExpertReviewed' },
};
const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: { Enrol: 'ExpertEnrolled' },
  active: { ...kept, ChangeOwnTerms: 'OwnTermsChanged', Suspend: 'ExpertSuspended', Leave: 'ExpertLeft' },
  suspended: { ...kept, Resume: 'ExpertResumed', Leave: 'ExpertLeft' },
  left: { ...over, Enrol: 'ExpertEnrolled' },
};

describe.each(Object.keys(WAYS) as readonly Standing[])('an expert: %s', (standing) => {
  const state = stateAfter(eventsOf(WAYS[standing]));

  it.each(COMMAND_TYPES)('%s', (type) => {
    const before = structuredClone(state);
    const decide = () => expertDecider.decide(COMMANDS[type], state).map((event) => event.type);
    const expected = ALLOWED[standing][type];
    const conflict = { code: 'STATE_CONFLICT', params: { state: standing } };
    const again = standing === 'active' && type === 'Enrol' ? { code: 'ALREADY_EXISTS' } : conflict;
    const refusal = standing === 'none' ? { code: 'NOT_FOUND' } : again;
    if (expected) expect(decide()).toEqual([expected]);
    else expect(decide).toThrow(expect.objectContaining({ name: 'Refusal', ...refusal }));
    expect(state).toEqual(before);
  });
});

describe('an expert', () => {
  it('is enrolled with codes apart from what is personal, each field for itself', () => {
    expect(eventsOf(['Enrol'])).toEqual([
      {
        type: 'ExpertEnrolled',
        personId,
        ...codes,
        enrolledBy: manager,
        enrolledAt: AT,
        personal: { ...texts, email },
      },
    ]);
  });

  it('keeps what was said, until it is said anew', () => {
    expect(stateAfter(eventsOf(['Enrol', 'Change']))).toMatchObject({
      countries: ['DE'],
      texts,
      email,
      status: 'active',
    });
    const own = stateAfter(eventsOf(['Enrol', 'ChangeOwnTerms', 'StateAbsences', 'Review']));
    expect(own).toMatchObject({ languages: ['de'], capacity: 1, reviewedAt: AT, rights: codes.rights });
    expect(own).toMatchObject({ absences: [{ from: '2026-12-01', to: '2026-12-09' }] });
  });

  it('is as before once a suspension is over', () => {
    expect(stateAfter(eventsOf(['Enrol', 'Suspend', 'Resume']))).toEqual(stateAfter(eventsOf(['Enrol'])));
  });

  it('who comes back begins anew, from leaving or from a suspension', () => {
    for (const way of [['Enrol', 'Leave'] as const, ['Enrol', 'Suspend', 'Leave'] as const]) {
      expect(stateAfter(eventsOf(way))).toMatchObject({ status: 'left', leftAt: AT });
      expect(stateAfter(eventsOf(way))).not.toHaveProperty('suspension');
      expect(stateAfter(eventsOf([...way, 'Enrol']))).toEqual(stateAfter(eventsOf(['Enrol'])));
    }
  });

  it('who is forgotten has left, without a name, an address or a note, and is forgotten once', () => {
    for (const way of [['Enrol'], ['Enrol', 'Suspend'], ['Enrol', 'Leave']] as const) {
      const forgotten = stateAfter(eventsOf([...way, 'Forget']));
      expect(forgotten).toMatchObject({ status: 'left', leftAt: AT, email: null, countries: codes.countries });
      expect(JSON.stringify(forgotten)).not.toMatch(/written|expert\.a|Example/);
      expect(expertDecider.decide(COMMANDS.Forget, forgotten)).toEqual([]);
    }
  });

  it('has absences in the order of their days', () => {
    const absences = [
      { from: '2027-01-01', to: '2027-01-02' },
      { from: '2026-12-01', to: '2026-12-01' },
    ];
    const [event] = expertDecider.decide({ ...COMMANDS.StateAbsences, absences }, stateAfter(eventsOf(['Enrol'])));
    expect(event).toMatchObject({ absences: absences.toReversed() });
  });

  it('names each code once', () => {
    expect(codesOf(profileWith({ rights: ['design', 'trademark', 'design'] })).rights).toEqual(['design', 'trademark']);
  });
});

describe('what is personal', () => {
  const events = [...eventsOf(['Enrol', 'Change', 'Suspend', 'Resume', 'Leave'])];

  it('stands in the part of an entry that can be erased, and nowhere else', () => {
    const rest = events.map(({ personal: _, ...open }: ExpertEvent & { readonly personal?: unknown }) => open);
    for (const text of ['written', '专家甲', 'Expert A', 'Example Law', '从事337', email]) {
      expect(JSON.stringify(events)).toContain(text);
      expect(JSON.stringify(rest)).not.toContain(text);
    }
  });

  it('may be gone, in whole or field by field, and the state still folds', () => {
    const erased = events.map(({ personal: _, ...open }: ExpertEvent & { readonly personal?: unknown }) => open);
    expect(stateAfter(erased as readonly ExpertEvent[])).toMatchObject({
      texts: { nameZh: null, firm: null },
      email: null,
    });
    const [enrolled] = events;
    const { firm: _, ...left } = texts;
    const partly = stateAfter([{ ...enrolled, personal: { ...left, email } } as ExpertEvent]);
    expect(partly).toMatchObject({ texts: { nameZh: '专家甲', firm: null } });
  });
});
