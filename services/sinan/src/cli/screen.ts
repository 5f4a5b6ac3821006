import type { Locale } from '@sinan/schema';
import type { Words } from '../operate/desk.ts';

/** Where a command says what it found: for people in their language, or as one JSON value for programs. */
export interface Screen {
  readonly locale: Locale;
  /** Asked for with `--json`: `say` is then silent, and `result` is all that goes to standard output. */
  readonly json: boolean;
  say(words: Words): void;
  /** The whole result. People were told by `say` already. */
  result(value: unknown): void;
  complain(words: Words): void;
  /** How far something is. Shown on a terminal only, on one line, which the next `say` replaces. */
  progress(words: Words, done: number, of: number): void;
}

/** A stream of the process, or a spec's. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const BAR = 24;
const CLEAR = '\r\x1b[K';

export function openScreen(options: {
  readonly locale: Locale;
  readonly json: boolean;
  readonly out: Stream;
  readonly err: Stream;
}): Screen {
  const { locale, json, out, err } = options;
  const live = err.isTTY === true && !json;
  let shown = false;
  const inWords = ({ zh, en }: Words) => (locale === 'en' ? en : zh);
  const clear = () => {
    if (shown) err.write(CLEAR);
    shown = false;
  };
  return {
    locale,
    json,
    say(words) {
      clear();
      if (!json) out.write(`${inWords(words)}\n`);
    },
    result(value) {
      clear();
      if (json) out.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    complain(words) {
      clear();
      err.write(`sinan: ${inWords(words)}\n`);
    },
    progress(words, done, of) {
      if (!live) return;
      const full = of === 0 ? BAR : Math.round((BAR * Math.min(done, of)) / of);
      err.write(`${CLEAR}[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${done}/${of} ${inWords(words)}`);
      shown = true;
    },
  };
}

/** `--lang`, else what the environment says, as POSIX has it: LC_ALL, then LC_MESSAGES, then LANG. English where that is not Chinese. */
export function localeOf(asked: string | undefined, env: NodeJS.ProcessEnv): Locale {
  const said = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en');
  return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
