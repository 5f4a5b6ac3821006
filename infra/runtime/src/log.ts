import { type DestinationStream, pino, stdSerializers, stdTimeFunctions } from 'pino';

/** The log port: one JSON object a line. Never personal data, never a secret. Fields first, then the message, as pino has it. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A net under the callers, who log ids and codes only: fields of these names are blanked wherever they slip in. */
const NEVER_LOGGED = ['email', 'token', 'secret', 'authorization', 'cookie', 'set-cookie', 'password'];

/** Paths of a name at the top of a line and one, two and three objects down, in lower and capital case. */
function pathsOf(name: string): readonly string[] {
  const capital = name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  return [name, capital].flatMap((key) => ['', '*', '*.*', '*.*.*'].map((above) => `${above}["${key}"]`));
}

/** Opens the log of this process: JSON lines with ISO time on standard output, or on `stream`. */
export function openLog(options: { readonly level: LogLevel; readonly stream?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: stdSerializers.err, error: stdSerializers.err },
    redact: { paths: NEVER_LOGGED.flatMap(pathsOf), censor: '[not logged]' },
  };
  return options.stream ? pino(settings, options.stream) : pino(settings);
}
