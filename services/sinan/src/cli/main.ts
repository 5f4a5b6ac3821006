import { ConfigError, loadDotEnv, nearest, readConfig } from '@sinan/runtime';
import { InvalidInput, Refusal } from '@sinan/schema';
import { connect } from '../operate/connect.ts';
import { type Words, wordsOf } from '../operate/desk.ts';
import type { Operator } from '../operate/operator.ts';
import { type Command, type ExitCode, type Given, WrongUsage } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';
import { type Parsed, parse } from './parse.ts';
import { refused } from './refused.ts';
import { localeOf, openScreen, type Screen, type Stream } from './screen.ts';

/** What the binary has of its process. */
export interface Terminal {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly out: Stream;
  readonly err: Stream;
}

/** Runs the command that was given; resolves to the exit code. `serve` resolves once it is up. */
export async function main({ args, env, out, err }: Terminal): Promise<ExitCode> {
  const locale = localeOf(langIn(args), env);
  const screen = openScreen({ locale, json: args.includes('--json'), out, err });
  const [first = 'serve', ...rest] = args;
  try {
    if (['help', '--help', '-h', '--lang'].includes(first)) {
      out.write(helpOfAll(COMMANDS, locale));
      return 0;
    }
    const command = commandCalled(first);
    const parsed = parse(command, rest);
    if (!parsed.flags.has('help')) return await run(command, parsed, screen, env);
    out.write(helpOf(command, locale));
    return 0;
  } catch (error) {
    for (const line of linesOf(error)) screen.complain(line);
    return error instanceof WrongUsage ? 2 : 1;
  }
}

/** The language that is asked for, so that what is wrong with the command is told in it too. */
function langIn(args: readonly string[]): string | undefined {
  const inline = args.find((arg) => arg.startsWith('--lang='));
  const at = args.indexOf('--lang');
  return inline?.slice('--lang='.length) ?? (at < 0 ? undefined : args[at + 1]);
}

function commandCalled(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const meant = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  throw new WrongUsage({
    en: `There is no command “${name}”. Did you mean ${meant}? See sinan help.`,
    zh: `没有命令“${name}”。是否要用 ${meant}？请见 sinan help。`,
  });
}

async function run(command: Command, parsed: Parsed, screen: Screen, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  let operator: Promise<Operator> | undefined;
  const config = () => {
    loadDotEnv();
    return readConfig(env);
  };
  const given: Given = {
    ...parsed,
    screen,
    config,
    operator: () => {
      operator ??= connect(config());
      return operator;
    },
  };
  try {
    return await command.run(given);
  } finally {
    await operator?.then(
      (one) => one.close(),
      () => undefined,
    );
  }
}

function linesOf(error: unknown): readonly Words[] {
  if (error instanceof ConfigError) return error.lines.map((line) => ({ zh: line, en: line }));
  if (error instanceof WrongUsage) return [error.words];
  if (error instanceof Refusal) return [refused(error)];
  if (error instanceof InvalidInput)
    return error.problems.map(({ path, zh, en }) => ({ zh: `${path}:${zh}`, en: `${path}: ${en}` }));
  return [wordsOf(error)];
}
