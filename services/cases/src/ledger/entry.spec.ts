import { CASE_STATUSES, type CaseStatus, type Id, newId, Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import {
  type Booking,
  type EntryCommand,
  type EntryEvent,
  type EntryState,
  entryDecider,
  type OutcomeApproved,
  type OutcomeRecorded,
  type OutcomeReversed,
} from './entry.ts';

const NOW = Date.parse('2026-11-10T08:00:00.000Z');
const [recorder, second, third] = [1, 2, 3].map((n) => newId('person', NOW + n)) as [P, P, P];
type P = Id<'person'>;
const [shenzhen, elsewhere] = [newId('centre', NOW), newId('centre', NOW + 1)];
const at = '2026-11-11T01:00:00.000Z';

const booking: Booking = {
  caseId: newId('case', NOW),
  organisationId: newId('organisation', NOW),
  centreId: shenzhen,
  kind: 'recovered',
  amount: '25000000',
  currency: 'USD',
  cny: '179825000',
  rate: '7.193',
  rateOn: '2026-11-09',
  method: 'funds-released',
  basis: 'confirmed',
};
const recorded: OutcomeRecorded = {
  type: 'OutcomeRecorded',
  ...booking,
  recordedBy: recorder,
  recordedAt: at,
  personal: { evidence: '企业盖章确认书' },
};
const approved: OutcomeApproved = { type: 'OutcomeApproved', ...booking, approvedBy: second, approvedAt: at };
const reversed: OutcomeReversed = {
  type: 'OutcomeReversed',
  ...booking,
  reversedBy: third,
  reversedAt: at,
  personal: { reason: '重复登记' },
};

type Record = Extract<EntryCommand, { type: 'RecordOutcome' }>;
const recording = (differs: Partial<Record> = {}): EntryCommand => ({
  type: 'RecordOutcome',
  booking,
  caseStatus: 'closed',
  evidence: '企业盖章确认书',
  by: recorder,
  worksAt: [shenzhen],
  at,
  ...differs,
});
interface Asker {
  readonly caseStatus?: CaseStatus;
  readonly by?: P;
  readonly worksAt?: 'every centre' | readonly string[];
}
const approval = ({ caseStatus = 'guiding', by = second, worksAt = [shenzhen] }: Asker = {}): EntryCommand => ({
  type: 'ApproveOutcome',
  caseStatus,
  by,
  worksAt,
  at,
});
const reversal = ({ by = third, worksAt = [shenzhen] }: Asker = {}): EntryCommand => ({
  type: 'ReverseOutcome',
  by,
  worksAt,
  reason: '重复登记',
  at,
});

const stateAfter = (events: readonly EntryEvent[]): EntryState =>
  events.reduce(entryDecider.evolve, entryDecider.initial);
/** What a command leads to: the events, or the refusal's code and parameters. */
function led(events: readonly EntryEvent[], command: EntryCommand) {
  try {
    return entryDecider.decide(command, stateAfter(events));
  } catch (error) {
    if (error instanceof Refusal) return [error.code, ...Object.values(error.params)].join(' ');
    throw error;
  }
}

const STATES = {
  none: [],
  recorded: [recorded],
  approved: [recorded, approved],
  reversed: [recorded, approved, reversed],
} as const satisfies { readonly [S in EntryState['status']]: readonly EntryEvent[] };
const COMMANDS = { RecordOutcome: recording(), ApproveOutcome: approval(), ReverseOutcome: reversal() } as const;
type Led = ReturnType<typeof led>;
const TABLE: { readonly [C in EntryCommand['type']]: { readonly [S in EntryState['status']]: Led } } = {
  RecordOutcome: {
    none: [recorded],
    recorded: 'STATE_CONFLICT recorded',
    approved: 'STATE_CONFLICT approved',
    reversed: 'STATE_CONFLICT reversed',
  },
  ApproveOutcome: {
    none: 'NOT_FOUND',
    recorded: [approved],
    approved: 'STATE_CONFLICT approved',
    reversed: 'STATE_CONFLICT reversed',
  },
  ReverseOutcome: {
    none: 'NOT_FOUND',
    recorded: 'STATE_CONFLICT recorded',
    approved: [reversed],
    reversed: 'STATE_CONFLICT reversed',
  },
};

const cells = Object.entries(COMMANDS).flatMap(([name, command]) =>
  Object.entries(STATES).map(([status, events]) => {
    const expected: Led = TABLE[name as keyof typeof TABLE][status as keyof typeof STATES];
    return [name, status, command, events, expected] as const;
  }),
);

describe('every command in every state', () => {
  it.each(cells)('%s when %s', (_, __, command, events, expected) => {
    expect(led(events, command)).toEqual(expected);
  });

  it('comes to the state that it names', () => {
    for (const [status, events] of Object.entries(STATES)) expect(stateAfter(events).status).toBe(status);
  });
});

describe('an outcome is recorded', () => {
  const verdicts = CASE_STATUSES.map(({ code }) => [code, led([], recording({ caseStatus: code }))] as const);

  it('while a case is guided and after it was closed, and otherwise not', () => {
    const taken = verdicts.filter(([, verdict]) => typeof verdict !== 'string').map(([code]) => code);
    expect(taken).toEqual(['guiding', 'closed']);
    for (const [code, verdict] of verdicts)
      if (typeof verdict === 'string') expect(verdict).toBe(`STATE_CONFLICT ${code}`);
  });

  it('and counts only while that is so: of a case that was ended meanwhile nothing is approved', () => {
    for (const { code } of CASE_STATUSES) {
      const verdict = led([recorded], approval({ caseStatus: code }));
      expect(verdict).toEqual(['guiding', 'closed'].includes(code) ? [approved] : `STATE_CONFLICT ${code}`);
    }
  });

  it('by who does intake at its centre, or at every one', () => {
    expect(led([], recording({ worksAt: [elsewhere] }))).toBe('FORBIDDEN');
    expect(led([], recording({ worksAt: 'every centre' }))).toEqual([recorded]);
  });
});

describe('a second person', () => {
  it('approves: who recorded it cannot', () => {
    expect(led([recorded], approval({ by: recorder }))).toBe('AUTHOR_CANNOT_APPROVE');
  });

  it('takes it back: who recorded it cannot, who approved it can', () => {
    expect(led([recorded, approved], reversal({ by: recorder }))).toBe('AUTHOR_CANNOT_APPROVE');
    expect(led([recorded, approved], reversal({ by: second }))).toEqual([{ ...reversed, reversedBy: second }]);
  });

  it('has the duty at that centre', () => {
    expect(led([recorded], approval({ worksAt: [elsewhere] }))).toBe('FORBIDDEN');
    expect(led([recorded, approved], reversal({ worksAt: [elsewhere] }))).toBe('FORBIDDEN');
    expect(led([recorded], approval({ worksAt: 'every centre' }))).toEqual([approved]);
  });
});

describe('an entry that was taken back', () => {
  it('keeps who did what, when and why', () => {
    expect(stateAfter(STATES.reversed)).toEqual({
      ...booking,
      status: 'reversed',
      evidence: '企业盖章确认书',
      recordedBy: recorder,
      recordedAt: at,
      approvedBy: second,
      approvedAt: at,
      reversedBy: third,
      reversedAt: at,
      reason: '重复登记',
    });
  });
});
