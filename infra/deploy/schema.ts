// Writes every file that is printed from code: `npm run schema`. With `-- --check` it writes nothing, names each file that differs from
// what the code would print, and exits with 1.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncapiDocument } from './asyncapi.ts';
import { mailLayout } from './mail-layout.ts';
import { operationsManifest } from './operations.ts';
import { errorsPage, eventsPage, NOTICE, page } from './pages.ts';
import {
  portalAdminCodes,
  portalCodes,
  portalDigits,
  portalDocuments,
  portalExpertCodes,
  portalFilingCodes,
  portalForums,
  portalIntrospection,
  portalUrgency,
  portalWorkingDays,
} from './portal.ts';

interface Generated {
  /** From the root of the repository. */
  readonly path: string;
  render(): string | Promise<string>;
}

const generated: readonly Generated[] = [
  // First: what follows loads the code, which reads this one.
  {
    path: 'schema/graphql/operations.json',
    render: () => operationsManifest(join(root, 'schema/graphql/operations')),
  },
  {
    path: 'services/notifications/src/templates/layout.ts',
    render: () => mailLayout(join(root, 'services/notifications/src/templates/layout.mjml')),
  },
  {
    path: 'services/portal/site/api/documents.ts',
    render: () => portalDocuments(join(root, 'schema/graphql/operations')),
  },
  { path: 'services/portal/site/api/introspection.d.ts', render: printedIntrospection },
  { path: 'services/portal/site/words/codes.zh.json', render: () => portalCodes('zh') },
  { path: 'services/portal/site/words/codes.en.json', render: () => portalCodes('en') },
  { path: 'services/portal/site/words/digits.json', render: portalDigits },
  { path: 'services/portal/site/words/codes.filing.zh.json', render: () => portalFilingCodes('zh') },
  { path: 'services/portal/site/words/codes.filing.en.json', render: () => portalFilingCodes('en') },
  { path: 'services/portal/site/words/codes.experts.zh.json', render: () => portalExpertCodes('zh') },
  { path: 'services/portal/site/words/codes.experts.en.json', render: () => portalExpertCodes('en') },
  { path: 'services/portal/site/words/codes.admin.zh.json', render: () => portalAdminCodes('zh') },
  { path: 'services/portal/site/words/codes.admin.en.json', render: () => portalAdminCodes('en') },
  { path: 'services/portal/site/words/codes.forums.json', render: portalForums },
  { path: 'services/portal/site/words/working-days.json', render: portalWorkingDays },
  { path: 'services/portal/site/words/urgency.json', render: portalUrgency },
  { path: 'docs/events.md', render: eventsPage },
  { path: 'docs/errors.md', render: errorsPage },
  { path: 'docs/topology.md', render: topologyPage },
  { path: 'schema/asyncapi.yaml', render: async () => asyncapiDocument((await topology()).services) },
  { path: 'schema/graphql/schema.graphql', render: printedSdl },
  { path: 'README.md', render: readmeWithTopology },
];

/** The one list of services, as data, with what prints it. */
async function topology() {
  const [{ topologyServices }, { topologyDiagram, topologyOf, topologyText }] = await Promise.all([
    import('../../services/sinan/src/index.ts'),
    import('../runtime/src/index.ts'),
  ]);
  return { services: topologyOf(topologyServices()), topologyDiagram, topologyText };
}

async function topologyPage(): Promise<string> {
  const { services, topologyText } = await topology();
  return page(NOTICE, '# Services 服务', 'What each service reads, says, keeps and answers.', topologyText(services));
}

/** The README with its diagram printed anew between the two marks. */
async function readmeWithTopology(): Promise<string> {
  const { services, topologyDiagram } = await topology();
  const diagram = topologyDiagram(services);
  const readme = (await textOf('README.md')) ?? '';
  return readme.replace(
    /(<!-- topology: .* -->\n)[\s\S]*(<!-- \/topology -->)/,
    `$1\`\`\`mermaid\n${diagram}\n\`\`\`\n$2`,
  );
}

/** Imported only when it is printed: composing every service is slow, and the pages do not need it. */
async function printedSdl(): Promise<string> {
  const [{ buildSchema }, { sdlOf }] = await Promise.all([
    import('../../services/sinan/src/index.ts'),
    import('../../schema/src/graphql/index.ts'),
  ]);
  return sdlOf(buildSchema());
}

async function printedIntrospection(): Promise<string> {
  const { buildSchema } = await import('../../services/sinan/src/index.ts');
  return portalIntrospection(buildSchema(), join(root, 'schema/graphql/operations'));
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  console.log(`wrote ${path}`);
}

/** Brings one file up to date, or only says that it is not. Whether it was. */
async function settle({ path, render }: Generated, checkOnly: boolean): Promise<boolean> {
  const text = await render();
  if ((await textOf(path)) === text) return true;
  if (checkOnly) console.error(`${path} differs from the code: run npm run schema`);
  else await write(path, text);
  return false;
}

const checkOnly = process.argv.includes('--check');
let current = 0;
for (const file of generated) if (await settle(file, checkOnly)) current += 1;
console.log(`${current} of ${generated.length} files were up to date`);
if (checkOnly && current < generated.length) process.exitCode = 1;
