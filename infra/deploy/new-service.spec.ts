import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService } from './new-service/make.ts';
import { namesFor } from './new-service/names.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The house without what is installed, built or stored: a room is made, checked and tried in it, and goes with it. */
let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'sinan-new-service-'));
  for (const part of [
    'schema',
    'infra',
    'services',
    'tsconfig.json',
    'biome.json',
    '.dependency-cruiser.cjs',
    'vitest.config.ts',
  ])
    await cp(join(house, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter: worthCopying });
  await symlink(join(house, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, text] of Object.entries(NARROWED)) await writeFile(join(copy, file), text);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const worthCopying = (path: string) => !['.git', 'data'].includes(basename(path));

/** The house's own settings, for what is new only: the rest has its own turn. What is built is there already. */
const NARROWED = {
  'room.tsconfig.json': JSON.stringify({
    extends: './tsconfig.json',
    include: ['services/lighthouses', 'services/sinan/src/services.ts', 'schema/src/events', 'schema/src/graphql'],
  }),
  'room.vitest.config.ts': `
    import house from './vitest.config.ts';
    const include = ['services/lighthouses/**/*.spec.ts', 'schema/src/events/*.spec.ts', 'schema/src/ids.spec.ts'];
    export default { ...house, test: { ...house.test, include, globalSetup: [], setupFiles: [] } };
  `,
};

/** What the package manager would do for the new room: it has the same packages as the model. */
async function link(service: string): Promise<void> {
  const [from, to] = [join(copy, 'services/risk/node_modules'), join(copy, 'services', service, 'node_modules')];
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  await mkdir(join(copy, 'services/sinan/node_modules/@sinan'), { recursive: true });
  await symlink(`../../../${service}`, join(copy, 'services/sinan/node_modules/@sinan', service));
}
const inCopy = (command: string, ...args: readonly string[]) =>
  run(join(copy, 'node_modules/.bin', command), args, { cwd: copy }).catch((error) => {
    throw new Error(`${command} ${args.join(' ')}: ${error.stdout}${error.stderr}`);
  });

describe('a new service', () => {
  it('type-checks, and its specs and those of the schema pass', async () => {
    const { files } = makeService(copy, 'lighthouses');
    await link('lighthouses');
    const code = files.filter((path) => /\.(ts|cjs)$/.test(path));
    await inCopy('biome', 'check', '--write', '--vcs-enabled=false', ...code);

    await inCopy('tsc', '--noEmit', '--project', 'room.tsconfig.json');
    const { stdout } = await inCopy('vitest', 'run', '--config', 'room.vitest.config.ts');

    expect(stdout).toMatch(/Tests .*passed/);
    expect(stdout).not.toMatch(/failed/);
  }, 240_000);

  it('is entered where services are named', async () => {
    const services = await readFile(join(copy, 'services/sinan/src/services.ts'), 'utf8');
    const walls = await readFile(join(copy, '.dependency-cruiser.cjs'), 'utf8');

    expect(services).toContain('erased(lighthouses)');
    expect(walls.match(/\|lighthouses\)/g)).toHaveLength(2);
    expect(walls).toContain('|lighthouse)(');
  });

  it('has the files that every room has, and no gap of the skeleton', async () => {
    const names = (await readdir(join(copy, 'services/lighthouses/src'))).filter((name) => !name.includes('spec'));
    const texts = await Promise.all(
      names
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFile(join(copy, 'services/lighthouses/src', name), 'utf8')),
    );

    expect(names.sort()).toEqual([
      'commands.ts',
      'facts.ts',
      'graphql.ts',
      'index.ts',
      'lighthouse.ts',
      'queries.ts',
      'room.ts',
      'testing',
      'view.ts',
    ]);
    for (const text of texts) expect(text).not.toMatch(/\{\{|__/);
  });
});

describe('a name', () => {
  it.each([
    ['lanterns', undefined, { noun: 'lantern', nouns: 'lanterns', Nouns: 'Lanterns', prefix: 'lan', a: 'a' }],
    ['ferries', undefined, { noun: 'ferry', nouns: 'ferries', Noun: 'Ferry', prefix: 'fer' }],
    ['harbour', 'anchor', { noun: 'anchor', nouns: 'anchors', Service: 'Harbour', prefix: 'anc', A: 'An' }],
    ['crew', 'personnel', { nouns: 'personnels', prefix: 'pes' }],
  ] as const)('gives every other: %s %s', (service, noun, rest) => {
    expect(namesFor(house, service, noun)).toMatchObject({ service, ...rest });
  });

  it.each([
    ['cases', undefined, 'services/cases is there already.'],
    ['Ferries', undefined, 'A service is called by one word of 3 to 24 small letters, as cases is; not “Ferries”.'],
    ['../x', undefined, 'A service is called by'],
    ['class', undefined, 'A service is called by'],
    ['contacts', undefined, 'There is a topic called sinan.contacts already.'],
    ['harbour', undefined, 'Say what harbour keeps, in the singular: npm run new:service -- harbour figure'],
    ['harbour', 'case', 'An aggregate cannot be called case'],
    ['harbour', 'warning', 'An aggregate cannot be called warning: that name is taken.'],
    ['harbour', 'room', 'An aggregate cannot be called room: that name is taken.'],
  ] as const)('is refused in one line: %s %s', (service, noun, line) => {
    let refusal = '';
    try {
      namesFor(house, service, noun);
    } catch (error) {
      refusal = String(error);
    }

    expect(refusal).toContain(`NameRefused: ${line}`);
    expect(refusal).not.toContain('\n');
  });
});
