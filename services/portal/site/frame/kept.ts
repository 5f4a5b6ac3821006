import { useEffect, useRef, useState } from 'react';
import { newCommandId } from '../api/command-id.ts';
import { now } from '../words/now.ts';

/**
 * What somebody types into a form, kept in this tab: a reload, or signing in anew, takes nothing of it. Whoever else signs in here gets their own. What was kept
 * can be of something that is over.
 */
export function useKept<Typed extends object>(
  name: string,
  personId: string,
  fresh: () => Typed,
  isOver: (kept: Partial<Typed>) => boolean = () => false,
) {
  const [typed, setTyped] = useState<Typed>(() => {
    const kept = keptOf<Typed>(name, personId);
    return isOver(kept) ? fresh() : { ...fresh(), ...kept };
  });
  const untouched = useRef(typed);
  useEffect(() => {
    // What nobody typed is not kept: it may be confidential, and is there anyway.
    if (typed !== untouched.current) keep(name, { by: personId, typed });
  }, [name, personId, typed]);
  return [typed, setTyped, () => sessionStorage.removeItem(name)] as const;
}

function keptOf<Typed>(name: string, personId: string): Partial<Typed> {
  const kept = read<{ readonly by: string; readonly typed: Partial<Typed> }>(name);
  return kept?.by === personId ? kept.typed : {};
}

/** Shorter than the platform recognises a command by its id. */
const KNOWN_MS = 20 * 3_600_000;
interface KeptCommand {
  readonly said: string;
  readonly commandId: string;
  readonly at: number;
}

/**
 * The id to send this under: the same for the same words until `forgetCommand`, so that what was on its way when the page was loaded again is not done twice.
 */
export function commandFor(name: string, input: object): string {
  const said = JSON.stringify(input);
  const kept = read<KeptCommand>(`${name}-command`);
  if (kept?.said === said && now() - kept.at < KNOWN_MS) return kept.commandId;
  const commandId = newCommandId();
  keep(`${name}-command`, { said, commandId, at: now() });
  return commandId;
}

/** An answer came: whatever is said next is another command. */
export function forgetCommand(name: string): void {
  sessionStorage.removeItem(`${name}-command`);
}

function read<T>(name: string): T | null {
  const text = sessionStorage.getItem(name);
  return text === null ? null : JSON.parse(text);
}

/** A browser that keeps nothing (its storage is full, or shut) still sends. */
function keep(name: string, what: object): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(what));
  } catch {
    sessionStorage.removeItem(name);
  }
}
