import { type Config, noTracing, openLog } from '@sinan/runtime';
import { openImports } from '../imports/jobs.ts';
import { openPlatform, openProcess } from '../open-platform.ts';
import { startService } from '../open-service.ts';
import type { Parts } from '../parts.ts';
import { type Desk, resultOf, type Tell } from './desk.ts';
import { type DeskInput, type DeskOperationName, type DeskResult, operate } from './operations.ts';
import type { Operator } from './operator.ts';

/** Nothing of the platform runs in a command, and nothing is mailed from it. */
const COMMAND: Parts = { whole: false, gateway: false, runs: () => false, title: 'sinan-command' };

/** Opens the platform in this process: its data folder, which is locked meanwhile, or its servers. Rejects with `FolderLocked` while a process works on it. */
export async function openedOperator(config: Config): Promise<Operator> {
  const { desk, close } = await openDesk(config);
  return {
    served: config.servers !== null,
    ask: async <N extends DeskOperationName>(operation: N, input: DeskInput<N>, tell: Tell = () => undefined) =>
      resultOf(await operate(desk, operation, input, tell)) as DeskResult<N>,
    close,
  };
}

/** Every room open, and what commands write is relayed; no HTTP, no reaction, no worker. */
export async function openDesk(config: Config): Promise<{ readonly desk: Desk; close(): Promise<void> }> {
  const log = openLog({ level: 'silent' });
  const process = openProcess({ config, log }, COMMAND);
  const { host } = process;
  try {
    const platform = await openPlatform({ config, log }, { ...process, tracing: noTracing }, () => void host.stop());
    for (const one of platform.services) {
      await host.use(`${one.service.name} memory`, async () => ({ stop: () => one.runner.flush() }));
      await startService(one, { host, runs: false, gates: false });
    }
    const imports = await openImports(platform);
    await host.use('imports', async () => ({ stop: async () => imports.stop() }));
    return { desk: { platform, config, checks: null, imports }, close: () => host.stop() };
  } catch (error) {
    await host.stop();
    throw error;
  }
}
