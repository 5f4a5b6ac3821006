import type { Config } from '@sinan/runtime';
import type { Words } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import type { Screen } from './screen.ts';

/** 0: well. 1: something is wrong, and was told. 2: the command was given wrongly, and nothing was done. */
export type ExitCode = 0 | 1 | 2;

export interface Option {
  readonly type: 'boolean' | 'string';
  /** What its value stands for. */
  readonly value?: Words;
  readonly about: Words;
}

/** What stands behind a command without dashes, in order. */
export interface Operand {
  readonly name: Words;
  readonly about: Words;
  readonly needed: boolean;
  /** Takes all that follow. The last one only. */
  readonly many?: true;
  readonly oneOf?: readonly string[];
}

export interface Command {
  readonly name: string;
  readonly about: Words;
  readonly operands: readonly Operand[];
  readonly options: { readonly [name: string]: Option };
  run(given: Given): Promise<ExitCode>;
}

/** A command as it was given, and what it may use. */
export interface Given {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly screen: Screen;
  /** The settings. Throws `ConfigError` with every fault there is. */
  config(): Config;
  /** The way to the platform. Opened at most once, and closed when the command is over. */
  operator(): Promise<Operator>;
}

/** The command was given wrongly. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}
