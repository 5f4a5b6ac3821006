// `npm run new:service -- <name> [<aggregate>]`: a room under services/ with the common skeleton, whose specs pass, entered wherever
// rooms are named. What is left to do by hand is printed at the end.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeService } from './new-service/make.ts';
import { NameRefused } from './new-service/names.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = 'npm run new:service -- <name> [<aggregate>]     such as: proceedings, or: laws work';

function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

function make(service: string, noun?: string): void {
  const { files, Noun, noun: made } = makeService(root, service, noun);
  const checked = files.filter((path) => !path.startsWith('schema/samples/'));
  run('npx', 'biome', 'check', '--write', '--log-level=error', ...checked);
  run('node', 'infra/deploy/setup.mjs', 'relock');
  run('npm', 'run', '--silent', 'schema');
  console.log(`
services/${service} is there. Try it: npx vitest run services/${service} schema

Left to you:
  services/${service}/src/${made}.ts    the rules, in place of opening and closing; then facts, commands, queries, specs
  schema/src/topics.ts, events/index.ts    what the topic holds and the event says, in both languages; a sample that is told by the story
  schema/src/graphql/views.ts    what ${Noun}View shows
  schema/glossary.md    the noun, with its official Chinese term
  docker-compose.yml and test/acceptance/platform.ts    a process for it: a spec holds both equal to the topology
`);
}

const [service, noun, ...more] = process.argv.slice(2);
try {
  if (service === undefined || more.length > 0) throw new NameRefused(USAGE);
  make(service, noun);
} catch (error) {
  if (!(error instanceof NameRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
