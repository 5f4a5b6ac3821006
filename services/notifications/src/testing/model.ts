import { type Choice, matchedCountries } from '../subscription/index.ts';
import type { VersionSaid } from './risk.ts';

/** The rules of who gets which version, told once more and as simply as they can be: what the service does is held against this. */
export interface ModelReader {
  readonly id: string;
  readonly choice: Choice;
  readonly confirmedAt: number;
  readonly paused: boolean;
  /** What a server says that takes no mail for this reader. */
  readonly refuses: boolean;
}
interface ModelPart {
  readonly warning: string;
  /** A version, or the withdrawal. */
  readonly part: number | 'cancelled';
  readonly said: VersionSaid;
  readonly at: number;
}

export interface Model {
  /** Those who are confirmed now, by id. */
  readonly readers: Map<string, ModelReader>;
  /** What was told but not yet planned. */
  told(part: ModelPart): void;
  plan(): void;
  send(): void;
  /** `<warning>.<part>/<subscription>` of every mail that went out, or was refused. */
  readonly tried: ReadonlySet<string>;
}

export function rulesOfMailing(): Model {
  const readers = new Map<string, ModelReader>();
  const unplanned: ModelPart[] = [];
  const waiting: { readonly part: ModelPart; readonly id: string }[] = [];
  const withdrawn = new Set<string>();
  const [tried, got] = [new Set<string>(), new Map<string, Set<string>>()];

  const matches = ({ choice }: ModelReader, { said }: ModelPart) =>
    matchedCountries(choice, { ...aWarning, ...said }).length > 0;
  const hasGot = (warning: string, id: string) => got.get(warning)?.has(id) === true;

  function concerns(part: ModelPart, reader: ModelReader): boolean {
    const aboutToGet = waiting.some((one) => one.id === reader.id && one.part.warning === part.warning);
    const informed = hasGot(part.warning, reader.id) || aboutToGet;
    if (part.part === 'cancelled') return informed;
    return (part.part > 1 && informed) || (matches(reader, part) && reader.confirmedAt <= part.at);
  }

  function goesOut({ warning, part, ...more }: ModelPart, id: string): boolean {
    const reader = readers.get(id);
    if (!reader || reader.paused) return false;
    if (part === 'cancelled') return hasGot(warning, id);
    if (withdrawn.has(warning)) return false;
    return matches(reader, { warning, part, ...more }) || (part > 1 && hasGot(warning, id));
  }

  return {
    readers,
    tried,
    told(part) {
      unplanned.push(part);
      if (part.part === 'cancelled') withdrawn.add(part.warning);
    },
    plan() {
      for (const part of unplanned.splice(0))
        for (const reader of readers.values())
          if (!reader.paused && concerns(part, reader)) waiting.push({ part, id: reader.id });
    },
    send() {
      for (const { part, id } of waiting.splice(0)) {
        if (!goesOut(part, id)) continue;
        tried.add(`${part.warning}.${part.part}/${id}`);
        if (!readers.get(id)?.refuses) got.set(part.warning, (got.get(part.warning) ?? new Set()).add(id));
      }
    },
  };
}

const aWarning = {
  countries: ['US'],
  rights: ['trademark'],
  industries: [],
  platforms: [],
  severity: 'urgent',
} as const;
