import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { parkedCommand } from './parked.ts';
import { replayCommand } from './replay.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { verifyCommand } from './verify.ts';

/** Everything that `sinan` does, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  doctorCommand,
  importCommand,
  parkedCommand,
  replayCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  demoCommand,
];
