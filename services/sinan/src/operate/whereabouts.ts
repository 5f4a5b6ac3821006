import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the process that works on a data folder answers operators: on this port of 127.0.0.1. */
export interface Whereabouts {
  readonly pid: number;
  readonly port: number;
}

const FILE = 'running.json';
const shape = z.object({ pid: z.int().min(1), port: z.int().min(1).max(65_535) });

/** Whole or not at all: a command may look for it at any moment. */
export async function tellWhereabouts(folder: string, whereabouts: Whereabouts): Promise<void> {
  const beside = join(folder, `${FILE}.${randomUUID()}`);
  await writeFile(beside, JSON.stringify(whereabouts), { mode: 0o600 });
  await rename(beside, join(folder, FILE));
}

/** What the folder says of the process that holds its lock; null while that says nothing. What a killed one left is not taken for it. */
export async function whereaboutsOf(folder: string, pid: number): Promise<Whereabouts | null> {
  try {
    const told = shape.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
    return told.pid === pid ? told : null;
  } catch {
    return null;
  }
}

export async function forgetWhereabouts(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}
