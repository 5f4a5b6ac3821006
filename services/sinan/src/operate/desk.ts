import type { Config, SelfChecks } from '@sinan/runtime';
import { type ErrorCode, InvalidInput, parseInput, Refusal } from '@sinan/schema';
import type { z } from 'zod';
import type { Imports } from '../imports/jobs.ts';
import type { Platform } from '../open-platform.ts';

/** What an operator's operation works with: the platform, as a process that serves it or the command line itself has opened it. */
export interface Desk {
  readonly platform: Platform;
  readonly config: Config;
  /** Null: nothing runs here that would look for faults in itself. */
  readonly checks: SelfChecks | null;
  readonly imports: Imports;
}

/** How far an operation is: `done` of `of`, in what it does just now. */
export interface Progress {
  readonly step: Words;
  readonly done: number;
  readonly of: number;
}
export type Tell = (progress: Progress) => void;

/** What the command line may ask, of this process or of another one: JSON in, JSON out. What takes its time tells how far it is. */
export interface DeskOperation<I, O> {
  readonly input: z.ZodType<I>;
  run(desk: Desk, input: I, tell: Tell): Promise<O>;
}

export function deskOperation<I, O>(operation: DeskOperation<I, O>): DeskOperation<I, O> {
  return operation;
}

/** What came of an operation, as it travels: an error keeps its code and parameters, so that it is told in the reader's language. */
export type DeskAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly refused: ErrorCode; readonly params: Refusal['params'] }
  | { readonly ok: false; readonly problems: InvalidInput['problems'] }
  | { readonly ok: false; readonly failed: Words };

/** What an operator reads, in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something failed for a reason of its own. Says what to do, and holds nothing secret. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** What an error says to an operator; one that is nobody's in particular has one language. */
export function wordsOf(error: unknown): Words {
  if (error instanceof DeskFailure) return error.words;
  const message = error instanceof Error ? error.message : String(error);
  return { zh: message, en: message };
}

export async function answerOf<I, O>(
  operation: DeskOperation<I, O>,
  desk: Desk,
  input: unknown,
  tell: Tell,
): Promise<DeskAnswer> {
  try {
    return { ok: true, result: (await operation.run(desk, parseInput(operation.input, input), tell)) ?? null };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refused: error.code, params: error.params };
    if (error instanceof InvalidInput) return { ok: false, problems: error.problems };
    return { ok: false, failed: wordsOf(error) };
  }
}

/** What an answer says, or throws what it was refused with. */
export function resultOf(answer: DeskAnswer): unknown {
  if (answer.ok) return answer.result;
  if ('refused' in answer) throw new Refusal(answer.refused, answer.params);
  if ('problems' in answer) throw new InvalidInput(answer.problems);
  throw new DeskFailure(answer.failed);
}
