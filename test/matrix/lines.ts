import type { Cell } from './asking.ts';

/** One row of the matrix before it is printed: what is asked, and what each actor is answered, in the order of the actors. */
export interface Line {
  readonly section: string;
  /** What is asked, and of whom it is: `Query.case` of `a`. */
  readonly asked: string;
  readonly owner: string;
  /** The leaf that is looked at; empty for the answer as a whole. */
  readonly leaf: string;
  readonly cells: readonly Cell[];
}

/** What one actor was answered to one question. */
export interface Heard {
  readonly actor: string;
  readonly asked: string;
  readonly owner: string;
  readonly body: string;
  /** What the asker said first, where the answer may say it again. */
  readonly said: string;
  /** The answer to the same question about what does not exist; null where there is none. */
  readonly ofNothing: string | null;
  readonly cell: Cell;
}

export interface Part {
  readonly lines: readonly Line[];
  readonly heard: readonly Heard[];
}
export function joined(parts: readonly Part[]): Part {
  return { lines: parts.flatMap(({ lines }) => lines), heard: parts.flatMap(({ heard }) => heard) };
}
