import { type Id, LEDGER_METHODS } from '@sinan/schema';
import {
  asking,
  builder,
  CaseRef,
  CentreRef,
  expected,
  isNode,
  known,
  LedgerBasisRef,
  LedgerEntryRef,
  LedgerKindRef,
  OrganisationRef,
  PersonRef,
  pageArgs,
  retryArgs,
  runs,
  TermRef,
  toConnection,
} from '@sinan/schema/graphql';
import { approveOutcome, recordOutcome, reverseOutcome } from './commands.ts';
import { listOutcomes } from './queries.ts';

/** Registers the fields of the outcome ledger, once. */
export function registerLedger(): void {
  registerEntry();
  registerReading();
  registerWriting();
}

const methods = new Map(LEDGER_METHODS.map((term) => [term.code, term]));

function registerEntry(): void {
  const status = builder.enumType('LedgerEntryStatus', {
    description: 'Only what is approved counts: 已记录 recorded, 已审批 approved, 已冲销 reversed.',
    values: ['recorded', 'approved', 'reversed'] as const,
  });
  builder.objectType(LedgerEntryRef, {
    description:
      "An entry of the outcome ledger (成效台账): what guidance recovered or saved in one case. Seen by the centre's staff.",
    isTypeOf: isNode('ledgerEntry'),
    fields: (t) => ({
      status: t.field({ type: status, resolve: (entry) => entry.status }),
      case: t.field({ type: CaseRef, nullable: true, resolve: (entry) => entry.caseId }),
      organisation: t.field({ type: OrganisationRef, nullable: true, resolve: (entry) => entry.organisationId }),
      centre: t.field({
        description: 'Which held the case when this was recorded.',
        type: CentreRef,
        resolve: (entry) => entry.centreId,
      }),
      kind: t.field({ type: LedgerKindRef, resolve: (entry) => entry.kind }),
      amount: t.exposeString('amount', { description: 'In minor units of the currency.' }),
      currency: t.exposeString('currency', { description: 'ISO 4217.' }),
      cny: t.exposeString('cny', { description: 'In fen.' }),
      rate: t.exposeString('rate', { description: 'Yuan for one unit of the currency.' }),
      rateOn: t.exposeString('rateOn', { description: 'The day of the rate: YYYY-MM-DD.' }),
      method: t.field({
        description: 'How the amount came about.',
        type: TermRef,
        resolve: ({ method: code }) => methods.get(code) ?? { code, zh: code, en: code },
      }),
      basis: t.field({ type: LedgerBasisRef, resolve: (entry) => entry.basis }),
      evidence: t.exposeString('evidence'),
      recordedBy: t.field({ type: PersonRef, nullable: true, resolve: (entry) => entry.recordedBy }),
      recordedAt: t.exposeString('recordedAt', { description: 'An instant, UTC.' }),
      approvedBy: t.field({ type: PersonRef, nullable: true, resolve: (entry) => entry.approvedBy }),
      approvedAt: t.exposeString('approvedAt', { nullable: true, description: 'An instant, UTC.' }),
      reversedBy: t.field({ type: PersonRef, nullable: true, resolve: (entry) => entry.reversedBy }),
      reversedAt: t.exposeString('reversedAt', { nullable: true, description: 'An instant, UTC.' }),
      reversalReason: t.exposeString('reversalReason', { nullable: true }),
    }),
  });
}

function registerReading(): void {
  const connection = builder.connectionObject({ type: LedgerEntryRef, name: 'LedgerEntryConnection' });
  builder.queryFields((t) => ({
    outcomeEntries: t.field({
      description: 'The entries of the outcome ledger that the reader may see, newest first, of all cases or of one.',
      type: connection,
      ...runs(listOutcomes),
      args: { ...pageArgs, caseId: t.arg.id() },
      resolve: async (_, { first, after, caseId }, { ask }) => {
        const ofCase = caseId ? known('case', caseId) : null;
        return toConnection(await ask(listOutcomes, { first: first ?? 20, after, caseId: ofCase }));
      },
    }),
  }));
}

function registerWriting(): void {
  const inputs = { record: recordInput(), approve: approveInput(), reverse: reverseInput() };
  builder.mutationFields((t) => ({
    recordOutcome: t.field({
      description: 'Records an outcome of a case; it counts once a second person approves it.',
      type: LedgerEntryRef,
      ...runs(recordOutcome),
      ...expected,
      args: { input: t.arg({ type: inputs.record, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(recordOutcome, { ...input, caseId: known('case', input.caseId) }),
    }),
    approveOutcome: t.field({
      description: 'Approves what another recorded: from now on it counts.',
      type: LedgerEntryRef,
      ...runs(approveOutcome),
      ...expected,
      args: { input: t.arg({ type: inputs.approve, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(approveOutcome, { entryId: entryOf(input) }),
    }),
    reverseOutcome: t.field({
      description: 'Takes an approved entry back by a counter-entry (冲销), with the reason.',
      type: LedgerEntryRef,
      ...runs(reverseOutcome),
      ...expected,
      args: { input: t.arg({ type: inputs.reverse, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(reverseOutcome, { entryId: entryOf(input), reason: input.reason }),
    }),
  }));
}

function entryOf({ entryId }: { readonly entryId: string }): Id<'ledgerEntry'> {
  return known('ledgerEntry', entryId);
}

function recordInput() {
  return builder.inputType('RecordOutcomeInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      kind: t.field({ type: LedgerKindRef, required: true }),
      amount: t.string({ required: true, description: 'In minor units of the currency: `"1250000"`.' }),
      currency: t.string({ required: true, description: 'ISO 4217.' }),
      cny: t.string({ required: true, description: 'In fen: amount times rate, rounded.' }),
      rate: t.string({ required: true, description: 'Yuan for one unit of the currency; 1 for yuan.' }),
      rateOn: t.string({ required: true, description: 'The day of the rate: YYYY-MM-DD.' }),
      method: t.string({ required: true, description: 'A code of the methods of this kind.' }),
      basis: t.field({ type: LedgerBasisRef, required: true }),
      evidence: t.string({ required: true, description: 'Which papers show it, and where they are.' }),
    }),
  });
}

function approveInput() {
  return builder.inputType('ApproveOutcomeInput', { fields: (t) => ({ entryId: t.id({ required: true }) }) });
}

function reverseInput() {
  return builder.inputType('ReverseOutcomeInput', {
    fields: (t) => ({ entryId: t.id({ required: true }), reason: t.string({ required: true }) }),
  });
}
