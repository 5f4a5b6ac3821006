import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from './names.ts';

/** One place of the platform that must know of a new room: what is looked for in a file, and what stands there afterwards. */
interface Entry {
  readonly path: string;
  readonly at: RegExp;
  /** The match is given back with the new name in it. */
  readonly put: (found: string) => string;
}

const before = (addition: string) => (found: string) => `${addition}${found}`;

/** Everything outside the room that has to name it. */
function entriesFor({ service, noun, Noun, A, prefix }: Names): readonly Entry[] {
  const opened = `sinan.${noun}.opened.v1`;
  return [
    { path: 'schema/src/ids.ts', at: / {2}command: 'cmd',/, put: before(`  ${noun}: '${prefix}',\n`) },
    {
      path: 'schema/src/topics.ts',
      at: / {2}intake: \{/,
      put: before(`  ${service}: {
    name: 'sinan.${service}',
    key: '${noun}',
    keeps: 'for ever',
    personal: false,
    open: false,
    holds: { en: '${service}', zh: '${service} 的事件' },
  },
`),
    },
    {
      path: 'schema/src/events/index.ts',
      at: /\} as const;\nexport type EventName/,
      put: before(`  ${noun}Opened: defineEvent({
    type: '${opened}',
    topic: '${service}',
    says: { en: '${A} ${noun} was opened.', zh: '${noun} 已登记' },
    data: z.object({ ${noun}Id: idOf('${noun}'), openedBy: idOf('person'), openedAt: instantText }),
  }),
`),
    },
    {
      path: 'schema/src/graphql/nodes.ts',
      at: /\] as const satisfies/,
      put: before(`  { typename: '${Noun}', noun: '${noun}' },\n`),
    },
    {
      path: 'schema/src/graphql/views.ts',
      at: /$(?![\s\S])/,
      put: before(`export interface ${Noun}View {
  readonly id: Id<'${noun}'>;
  readonly status: 'open' | 'closed';
  readonly title: string;
  readonly openedBy: Id<'person'>;
  readonly openedAt: string;
}
`),
    },
    { path: 'schema/src/graphql/refs.ts', at: /import type \{\n/, put: (found) => `${found}  ${Noun}View,\n` },
    {
      path: 'schema/src/graphql/refs.ts',
      at: /$(?![\s\S])/,
      put: before(`export const ${Noun}Ref = nodeRef<${Noun}View>('${Noun}');\n`),
    },
    {
      path: 'services/sinan/src/services.ts',
      at: /^/,
      put: before(`import { ${service} } from '@sinan/${service}';\n`),
    },
    {
      path: 'services/sinan/src/services.ts',
      at: /(return \[[^\]]*erased\([^\]]*)\]/,
      put: (found) => found.replace(/,?\s*\]$/, `, erased(${service})]`),
    },
    {
      path: 'services/sinan/package.json',
      at: / {4}"@sinan\/schema"/,
      put: before(`    "@sinan/${service}": "workspace:*",\n`),
    },
    {
      path: '.dependency-cruiser.cjs',
      at: /\^services\/\([a-z|]+\)/g,
      put: (found) => found.replace(/\)$/, `|${service})`),
    },
    {
      path: '.dependency-cruiser.cjs',
      at: /\/src\/\([a-z|]+\)\(\//,
      put: (found) => found.replace(/\)\(\/$/, `|${noun})(/`),
    },
  ];
}

/** Enters the room everywhere, or throws before anything is written if a place is not as it was. Gives the files that it changed. */
export function register(root: string, names: Names): readonly string[] {
  const texts = new Map<string, string>();
  for (const { path, at, put } of entriesFor(names)) {
    const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
    if (text.search(at) < 0) throw new Error(`${path} is not as new:service knows it: nothing there is like ${at}`);
    texts.set(path, text.replace(at, put));
  }
  for (const [path, text] of texts) writeFileSync(join(root, path), text);
  return [...texts.keys()];
}
