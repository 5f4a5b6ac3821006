import { eventOf, type HistoryEntry } from '@sinan/aggregate';
import { actorRef, type Call, sequenceText } from '@sinan/schema';
import { type CaseEvent, type CaseState, caseDecider } from './case/index.ts';
import type { CasesRoom } from './room.ts';

/** More entries than a case has on its way from filing to archive. */
const LONGEST = 1_000;

/** The whole history. What was not relayed yet stands in the document, which is read first: what leaves it meanwhile is then in the history. */
export async function historyOf(room: CasesRoom, caseId: string): Promise<readonly HistoryEntry[]> {
  const waiting = (await room.cases.documents.get(caseId))?.doc.outbox ?? [];
  const range = { gt: `${caseId}/`, lte: `${caseId}/${sequenceText(LONGEST)}` };
  const page = await room.cases.history.page({ where: { id: range }, limit: LONGEST });
  const relayed = page.rows.map(({ doc }) => doc);
  const last = relayed.at(-1)?.sequence ?? 0;
  return [...relayed, ...waiting.filter(({ sequence }) => sequence > last)];
}

/** The case as this very call left it, or null when it never had an effect. */
export async function stateLeftBy(room: CasesRoom, call: Call, caseId: string): Promise<CaseState | null> {
  const history = await historyOf(room, caseId);
  const [by, id] = [actorRef(call.actor), call.commandId];
  const last = history.findLastIndex(({ actor, commandId }) => actor === by && commandId === id);
  if (last < 0) return null;
  return history
    .slice(0, last + 1)
    .map((entry) => eventOf<CaseEvent>(entry))
    .reduce(caseDecider.evolve, caseDecider.initial);
}
