import { main } from './cli/main.ts';

const { argv, env, stdout, stderr } = process;
const code = await main({ args: argv.slice(2), env, out: stdout, err: stderr });
// A process that serves goes on until it is told to stop; whatever else ends by itself.
if (code !== 0) process.exit(code);
