import type { Part, SelfCheck } from './use-health.ts';

const PARTS = ['store', 'files', 'bus', 'outboxes', 'reactions'] as const;

/** Of which kind a part is: what it is called alone, or the second word after its service. */
export function kindOf({ name }: Pick<Part, 'name'>): (typeof PARTS)[number] | null {
  return PARTS.find((kind) => kind === name.split(' ').at(-1)) ?? null;
}

/** The service whose part it is; null for what all of them need. */
export function serviceOf({ name }: Pick<Part, 'name'>): string | null {
  const [first, second] = name.split(' ');
  return second ? (first ?? null) : null;
}

/** The checks of one name, those that found something first. */
export interface CheckGroup {
  readonly name: string;
  readonly finding: readonly SelfCheck[];
  /** The services in which it found nothing. */
  readonly fine: readonly string[];
}

/** By name; those that found something before those that did not. */
export function groupsOf(checks: readonly SelfCheck[]): readonly CheckGroup[] {
  const names = [...new Set(checks.map(({ name }) => name))];
  const groups = names.map((name) => {
    const those = checks.filter((check) => check.name === name);
    const finding = those.filter(({ found }) => found !== null);
    return { name, finding, fine: those.filter(({ found }) => found === null).map(({ service }) => service) };
  });
  return groups.toSorted((a, b) => Number(b.finding.length > 0) - Number(a.finding.length > 0));
}
