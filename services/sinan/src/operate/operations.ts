import { journals } from '../backup/journals.ts';
import { importCheck, importFound, importRun, importStage } from '../imports/operations.ts';
import { answerOf, type Desk, type DeskAnswer, type DeskOperation, type Tell } from './desk.ts';
import { health } from './health.ts';
import { parked, replay } from './parked.ts';
import { verify } from './verify.ts';

/** The closed list of what an operator may ask from the command line. Nothing else of the platform is reached this way. */
export const DESK_OPERATIONS = {
  health,
  importCheck,
  importFound,
  importRun,
  importStage,
  journals,
  parked,
  replay,
  verify,
} as const;

export type DeskOperationName = keyof typeof DESK_OPERATIONS;
export type DeskInput<N extends DeskOperationName> =
  (typeof DESK_OPERATIONS)[N] extends DeskOperation<infer I, unknown> ? I : never;
export type DeskResult<N extends DeskOperationName> = Awaited<ReturnType<(typeof DESK_OPERATIONS)[N]['run']>>;

function isDeskOperation(name: string): name is DeskOperationName {
  return Object.hasOwn(DESK_OPERATIONS, name);
}

/** Runs an operation of the list, whatever it is asked as. */
export async function operate(desk: Desk, name: string, input: unknown, tell: Tell): Promise<DeskAnswer> {
  if (!isDeskOperation(name)) return { ok: false, failed: otherRelease(name) };
  // The list holds operations of different inputs; each parses its own.
  return answerOf(DESK_OPERATIONS[name] as DeskOperation<unknown, unknown>, desk, input, tell);
}

function otherRelease(name: string) {
  return {
    en: `The process that runs does not know “${name}”: it is of another release than this command.`,
    zh: `正在运行的进程没有“${name}”操作：它与本命令的版本不同。`,
  };
}
