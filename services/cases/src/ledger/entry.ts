import type { Decider } from '@sinan/aggregate';
import { type CaseStatus, type Id, type LedgerBasis, type LedgerKind, Refusal } from '@sinan/schema';
import { type ByStaff, checkWorksAt } from '../case/rules.ts';

/**
 * An entry of the outcome ledger (成效台账): a loss that was recovered, or a cost that was saved, in one case. One person records it, a second
 * one approves it, and only then does it count; what was approved is never changed, but taken back by a counter-entry (冲销).
 */
export type EntryState = { readonly status: 'none' } | RecordedEntry | ApprovedEntry | ReversedEntry;

export interface RecordedEntry extends Booking, Recording {
  readonly status: 'recorded';
  readonly evidence: string;
}
export interface ApprovedEntry extends Omit<RecordedEntry, 'status'>, Approval {
  readonly status: 'approved';
}
export interface ReversedEntry extends Omit<ApprovedEntry, 'status'>, Reversal {
  readonly status: 'reversed';
  readonly reason: string;
}

/** Amounts are minor units as text; `cny` is in fen, at `rate` yuan a unit as of `rateOn` (YYYY-MM-DD). */
export interface OutcomeFigures {
  readonly kind: LedgerKind;
  readonly amount: string;
  readonly currency: string;
  readonly cny: string;
  readonly rate: string;
  readonly rateOn: string;
  readonly method: string;
  readonly basis: LedgerBasis;
}
/** The figures, and whose they are: the case, its enterprise, and the centre that held it when they were recorded. */
export interface Booking extends OutcomeFigures {
  readonly caseId: Id<'case'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly centreId: Id<'centre'>;
}
interface Recording {
  readonly recordedBy: Id<'person'>;
  readonly recordedAt: string;
}
interface Approval {
  readonly approvedBy: Id<'person'>;
  readonly approvedAt: string;
}
interface Reversal {
  readonly reversedBy: Id<'person'>;
  readonly reversedAt: string;
}

export type EntryCommand = RecordOutcome | ApproveOutcome | ReverseOutcome;
export interface RecordOutcome extends ByStaff {
  readonly type: 'RecordOutcome';
  readonly booking: Booking;
  /** Where the case stands, or how it ended if it is archived: the look-up's result. */
  readonly caseStatus: CaseStatus;
  readonly evidence: string;
}
export interface ApproveOutcome extends ByStaff {
  readonly type: 'ApproveOutcome';
  /** As of `RecordOutcome`, when it is approved. */
  readonly caseStatus: CaseStatus;
}
export interface ReverseOutcome extends ByStaff {
  readonly type: 'ReverseOutcome';
  readonly reason: string;
}

/** Each repeats the booking, since public facts are made from the entry alone. */
export type EntryEvent = OutcomeRecorded | OutcomeApproved | OutcomeReversed;
export interface OutcomeRecorded extends Booking, Recording {
  readonly type: 'OutcomeRecorded';
  readonly personal: { readonly evidence: string };
}
export interface OutcomeApproved extends Booking, Approval {
  readonly type: 'OutcomeApproved';
}
export interface OutcomeReversed extends Booking, Reversal {
  readonly type: 'OutcomeReversed';
  readonly personal: { readonly reason: string };
}

export const entryDecider: Decider<EntryState, EntryCommand, EntryEvent> = {
  name: 'ledger entry',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: EntryCommand, state: EntryState): readonly EntryEvent[] {
  switch (command.type) {
    case 'RecordOutcome':
      return record(command, state);
    case 'ApproveOutcome':
      return approve(command, state);
    case 'ReverseOutcome':
      return reverse(command, state);
    default:
      return command satisfies never;
  }
}

/** Before guidance there is no outcome of it; after a refusal or a termination the network claims none. */
const WITH_OUTCOMES: readonly CaseStatus[] = ['guiding', 'closed'];

function checkOutcomes(caseStatus: CaseStatus): void {
  if (!WITH_OUTCOMES.includes(caseStatus)) throw new Refusal('STATE_CONFLICT', { state: caseStatus });
}

function record(command: RecordOutcome, state: EntryState): readonly EntryEvent[] {
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  const { booking, caseStatus, evidence, by: recordedBy, at: recordedAt } = command;
  checkWorksAt(command, booking.centreId);
  checkOutcomes(caseStatus);
  return [{ type: 'OutcomeRecorded', ...booking, recordedBy, recordedAt, personal: { evidence } }];
}

function approve(command: ApproveOutcome, state: EntryState): readonly EntryEvent[] {
  const entry = inState('recorded', bySecond(command, state));
  const { caseStatus, by: approvedBy, at: approvedAt } = command;
  checkOutcomes(caseStatus);
  return [{ type: 'OutcomeApproved', ...bookingOf(entry), approvedBy, approvedAt }];
}

/** A counter-entry needs a second person as the entry did; who approved it is one. An entry that was not approved counts nowhere. */
function reverse(command: ReverseOutcome, state: EntryState): readonly EntryEvent[] {
  const entry = inState('approved', bySecond(command, state));
  const { by: reversedBy, at: reversedAt, reason } = command;
  return [{ type: 'OutcomeReversed', ...bookingOf(entry), reversedBy, reversedAt, personal: { reason } }];
}

type AnyEntry = Exclude<EntryState, { readonly status: 'none' }>;

/** The entry, for somebody else with the duty than who recorded it. */
function bySecond(command: ApproveOutcome | ReverseOutcome, state: EntryState): AnyEntry {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  checkWorksAt(command, state.centreId);
  if (state.recordedBy === command.by) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  return state;
}

function inState<S extends AnyEntry['status']>(status: S, state: EntryState): Extract<AnyEntry, { status: S }> {
  if (!isIn(status, state)) throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}
function isIn<S extends AnyEntry['status']>(status: S, state: EntryState): state is Extract<AnyEntry, { status: S }> {
  return state.status === status;
}

function bookingOf(entry: AnyEntry): Booking {
  const { caseId, organisationId, centreId, kind, amount, currency, cny, rate, rateOn, method, basis } = entry;
  return { caseId, organisationId, centreId, kind, amount, currency, cny, rate, rateOn, method, basis };
}

function evolve(state: EntryState, event: EntryEvent): EntryState {
  switch (event.type) {
    case 'OutcomeRecorded': {
      const { type: _, personal, ...recorded } = event;
      return { ...recorded, status: 'recorded', evidence: personal.evidence };
    }
    case 'OutcomeApproved': {
      const { approvedBy, approvedAt } = event;
      return { ...inState('recorded', state), status: 'approved', approvedBy, approvedAt };
    }
    case 'OutcomeReversed': {
      const { reversedBy, reversedAt, personal } = event;
      return { ...inState('approved', state), status: 'reversed', reversedBy, reversedAt, reason: personal.reason };
    }
    default:
      return event satisfies never;
  }
}
