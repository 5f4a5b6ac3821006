import { ConfigError, installSignals, loadDotEnv, openLog, readConfig } from '@sinan/runtime';
import { Command } from 'commander';
import { serve } from './serve.ts';
import { welcome } from './welcome.ts';

const program = new Command('sinan').description(
  'Sinan 司南: guidance through intellectual-property disputes abroad, and warnings before the next one',
);

program
  .command('serve', { isDefault: true })
  .description('serve everything in one process, or the parts named: gateway, or services by their names')
  .argument('[part...]', 'with KAFKA_BROKERS and MONGODB_URI: what this process serves')
  .action(async (parts: readonly string[]) => {
    loadDotEnv();
    const config = readConfig(process.env);
    const running = await serve({
      config,
      parts,
      log: openLog({ level: config.logLevel }),
      onFatal: () => process.exit(1),
      // From the first moment on: as the first process of a container it would not hear a signal that it does not ask for.
      hosted: (host) => installSignals(host, (code) => process.exit(code)),
    });
    process.stdout.write(welcome(running, config));
  });

try {
  await program.parseAsync();
} catch (error) {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`sinan: ${line}\n`);
  process.exit(1);
}
