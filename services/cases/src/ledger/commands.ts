import type { Outcome } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import {
  audiencesOf,
  type Call,
  type CaseStatus,
  CHINA_ZONE,
  command,
  type Duty,
  type Id,
  InvalidInput,
  idOf,
  isFuture,
  personOf,
  problem,
  prose,
  Refusal,
  todayIn,
} from '@sinan/schema';
import type { LedgerEntryView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { FiledCase } from '../case/index.ts';
import { refuseApplicant, worksAt } from '../commands/staff.ts';
import type { CasesRoom } from '../room.ts';
import type { EntryCommand, EntryState } from './entry.ts';
import { outcomeInput } from './input.ts';
import { visibleEntries } from './reading.ts';
import { entryViewOf } from './view.ts';

/** Who carries the case states what came of it; who reviews or signs approves it. */
const RECORDS = ['officer'] as const;
const APPROVES = ['reviewer', 'signatory'] as const;

/**
 * Records an outcome of a case that the actor carries; it counts once a second person approves it. `NOT_FOUND` for a case that
 * the actor may not see, `FORBIDDEN` for another centre's, `STATE_CONFLICT` before guidance has begun and where it was refused or ended early.
 */
export const recordOutcome = command({
  name: 'cases.recordOutcome',
  access: { duty: RECORDS },
  input: outcomeInput,
  async run(room: CasesRoom, call, { caseId, evidence, ...figures }) {
    const found = await caseOf(room, call, caseId);
    const { organisationId, centreId } = found;
    checkRateDay(figures.rateOn, room.clock.now());
    const booking = { ...figures, caseId, organisationId, centreId };
    const command: EntryCommand = {
      type: 'RecordOutcome',
      booking,
      caseStatus: endingOf(found),
      evidence,
      ...asker(room, call, RECORDS),
    };
    return shown(await room.ledger.execute({ call, command }));
  },
});

/** Approves an entry, so that it counts. `AUTHOR_CANNOT_APPROVE` for who recorded it, `STATE_CONFLICT` once it is approved or its case was ended early. */
export const approveOutcome = command({
  name: 'cases.approveOutcome',
  access: { duty: APPROVES },
  input: z.strictObject({ entryId: idOf('ledgerEntry') }),
  async run(room: CasesRoom, call, { entryId: id }) {
    const caseStatus = endingOf(await matterOf(room, call, id));
    const command: EntryCommand = { type: 'ApproveOutcome', caseStatus, ...asker(room, call, APPROVES) };
    return shown(await room.ledger.execute({ call, id, command }));
  },
});

/** Takes an approved entry back by a counter-entry, with the reason. `AUTHOR_CANNOT_APPROVE` for who recorded it. */
export const reverseOutcome = command({
  name: 'cases.reverseOutcome',
  access: { duty: APPROVES },
  input: z.strictObject({ entryId: idOf('ledgerEntry'), reason: prose(2_000) }),
  async run(room: CasesRoom, call, { entryId: id, reason }) {
    await matterOf(room, call, id);
    const command: EntryCommand = { type: 'ReverseOutcome', reason, ...asker(room, call, APPROVES) };
    return shown(await room.ledger.execute({ call, id, command }));
  },
});

function asker(room: CasesRoom, { actor }: Call, duties: readonly Duty[]) {
  return { by: personOf(actor).id, worksAt: worksAt(room, actor, duties), at: instant(room.clock.now()) };
}

async function caseOf(room: CasesRoom, { actor }: Call, caseId: Id<'case'>): Promise<FiledCase> {
  const [found] = await room.cases.visible([caseId], audiencesOf(actor));
  if (!found || found.state.status === 'none') throw new Refusal('NOT_FOUND');
  refuseApplicant(actor, found.state);
  return found.state;
}

/** Where a case stands; of an archived one, how it had ended. */
function endingOf(found: FiledCase): CaseStatus {
  if (found.status !== 'archived') return found.status;
  return found.terminated === null ? 'closed' : 'terminated';
}

function checkRateDay(rateOn: string, now: number): void {
  if (!isFuture(rateOn, CHINA_ZONE, now)) return;
  throw new InvalidInput([problem('rateOn', 'future', { today: todayIn(CHINA_ZONE, now), zone: CHINA_ZONE })]);
}

/** The case of an entry that the actor sees; a centre that has handed the case over goes on with its own entries. */
async function matterOf(room: CasesRoom, { actor }: Call, entryId: Id<'ledgerEntry'>): Promise<FiledCase> {
  const [found] = await visibleEntries(room, actor, [entryId]);
  if (!found || found.state.status === 'none') throw new Refusal('NOT_FOUND');
  const matter = await room.cases.load(found.state.caseId);
  if (matter === null || matter.state.status === 'none') throw new Refusal('NOT_FOUND');
  refuseApplicant(actor, matter.state);
  return matter.state;
}

function shown(outcome: Outcome<EntryState>): LedgerEntryView {
  const view = entryViewOf(outcome);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
