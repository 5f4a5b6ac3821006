import type { Command } from './command.ts';
import { parkedCommand } from './parked.ts';
import { replayCommand } from './replay.ts';
import { serveCommand } from './serve.ts';

/** Everything that `sinan` does, in the order of its help. */
export const COMMANDS: readonly Command[] = [serveCommand, parkedCommand, replayCommand];
