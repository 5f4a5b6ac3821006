import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';
import type { DeskChoice } from './choice.ts';
import { type Due, dueOf } from './clocks.ts';

/** A case as the desk's lists give it. */
export type DeskCase = ResultOf<typeof ASK.deskQueue>['queue']['edges'][number]['node'];

/** The lists that the desk shows as one, in this order. */
export const GROUPS = ['submitted', 'offered', 'supplementing', 'accepted', 'guiding'] as const;
export type Group = (typeof GROUPS)[number];

/** A case on the desk: in which list, since when it waits there, by when it is to go on. */
export interface DeskLine {
  readonly of: DeskCase;
  readonly group: Group;
  readonly since: string;
}

/** One list as lines, oldest first. What stands in several lists stands in the first. */
export function linesOf(lists: { readonly [group in Group]: readonly DeskCase[] }): readonly DeskLine[] {
  const lines: DeskLine[] = [];
  const taken = new Set<string>();
  for (const group of GROUPS) {
    const fresh = lists[group].filter(({ id }) => !taken.has(id));
    for (const { id } of fresh) taken.add(id);
    const found = fresh.map((of): DeskLine => ({ of, group, since: sinceIn(group, of) }));
    lines.push(...found.toSorted((a, b) => a.since.localeCompare(b.since)));
  }
  return lines;
}

function sinceIn(group: Group, { submittedAt, acceptedAt, handOver, supplements }: DeskCase): string {
  switch (group) {
    case 'submitted':
      return submittedAt;
    case 'offered':
      return handOver?.offeredAt ?? submittedAt;
    case 'supplementing':
      return supplements.at(-1)?.requestedAt ?? submittedAt;
    case 'accepted':
    case 'guiding':
      return acceptedAt ?? submittedAt;
    default:
      return group satisfies never;
  }
}

export function chosenOf(lines: readonly DeskLine[], { state, country, centre }: DeskChoice): readonly DeskLine[] {
  return lines.filter(
    ({ of, group }) =>
      (state === null || group === state) &&
      (country === null || of.country.code === country) &&
      (centre === null || of.centre.id === centre),
  );
}

export function dueOfLine({ of, group }: DeskLine, now: number): Due | null {
  return dueOf(of, group === 'offered', now);
}
