import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on the folder: two on one embedded folder would starve each other and relay twice. */
export class FolderLocked extends Error {
  override readonly name = 'FolderLocked';
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `The folder ${folder} is in use by process ${pid}. Stop that process first, or set SINAN_DATA to another folder.`,
    );
    this.pid = pid;
  }
}

export interface FolderLock {
  /** Gives the folder back. Idempotent. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** When the process started, so that a pid used again is not taken for its former owner; empty where /proc is not available. */
  readonly started: string;
  /** Tells two locks of one process apart. */
  readonly id: string;
}

/**
 * Locks a data folder (making it when missing) for this process by the file `lock` in it. Rejects with `FolderLocked` while its holder
 * lives. A lock left by kill -9 is taken over, since its pid is dead or belongs to a process that started at another time.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), id: randomUUID() } satisfies Holder);
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, mine);
  try {
    // Everything in this loop is synchronous: within a process nothing comes between looking and taking.
    while (!take(beside, file)) removeIfLeftBehind(folder, file);
  } finally {
    rmSync(beside, { force: true });
  }
  return {
    release: async () => {
      if (textOf(file) === mine) rmSync(file, { force: true });
    },
  };
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
function take(beside: string, file: string): boolean {
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  }
}

function removeIfLeftBehind(folder: string, file: string): void {
  const seen = textOf(file);
  if (seen === null) return;
  const holder = holderIn(seen);
  if (holder && isAlive(holder)) throw new FolderLocked(folder, holder.pid);
  // Moved aside and looked at again: if another start was quicker, what was moved is its fresh lock, and goes back.
  const aside = `${file}.${randomUUID()}`;
  if (!tryTo(() => renameSync(file, aside))) return;
  if (textOf(aside) !== seen) tryTo(() => linkSync(aside, file));
  rmSync(aside, { force: true });
}

/** Whether it went through; when not, another start came between, and the next look shows what it left. */
function tryTo(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null for what is not a lock of ours: an empty file after a power cut holds nobody. */
function holderIn(text: string): Holder | null {
  try {
    const { pid, started, id }: Partial<Holder> = JSON.parse(text);
    return typeof pid === 'number' && typeof started === 'string' && typeof id === 'string'
      ? { pid, started, id }
      : null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    const foreign = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!foreign) return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** Boot and clock ticks since then at which a process started (proc(5): field 22 of stat, counted behind the name in parentheses). */
function startOf(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  if (!stat || !boot) return '';
  return `${boot.trim()}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}
