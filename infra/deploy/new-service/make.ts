import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Names, namesFor } from './names.ts';
import { register } from './register.ts';

const SKELETON = fileURLToPath(new URL('./room', import.meta.url));
/** The smallest service that there is: a new one begins with its packages, in the versions that the lockfile holds. */
const MODEL = 'services/risk/package.json';

export interface Made extends Names {
  /** What was written or changed, from the root. */
  readonly files: readonly string[];
}

/** Makes a room in the checkout at `root` and enters it where rooms are named. Throws `NameRefused` before it writes anything. */
export function makeService(root: string, service: string, noun?: string): Made {
  const names = namesFor(root, service, noun);
  const registered = register(root, names);
  const room = skeletonOf(names).map(([path, text]) => put(root, `services/${service}/${path}`, text));
  const manifest = readFileSync(join(root, MODEL), 'utf8').replace('@sinan/risk', `@sinan/${service}`);
  const files = [
    ...room,
    put(root, `services/${service}/package.json`, manifest),
    put(root, `schema/samples/sinan.${names.noun}.opened.v1.json`, sampleFor(names)),
    ...registered,
  ];
  return { ...names, files };
}

function put(root: string, path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return path;
}

/** The skeleton's files under their names in the room. */
function skeletonOf(names: Names): readonly (readonly [path: string, text: string])[] {
  return readdirSync(SKELETON, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tmpl'))
    .map((path) => [
      path
        .replace(/\.tmpl$/, '')
        .replace('__noun__', names.noun)
        .replace('__service__', names.service),
      filled(readFileSync(join(SKELETON, path), 'utf8'), names),
    ]);
}

function filled(text: string, names: Names): string {
  return text.replace(/\{\{(service|Service|nouns|Nouns|noun|Noun|a|A)\}\}/g, (_, name: keyof Names) => names[name]);
}

function sampleFor({ service, noun, prefix }: Names): string {
  const [id, person] = [`${prefix}_0199a1b2-c3d4-7000-8000-000000000020`, 'per_0199a1b2-c3d4-7000-8000-000000000002'];
  const [type, time] = [`sinan.${noun}.opened.v1`, '2026-03-02T01:30:00.000Z'];
  const commandid = 'cmd_0199a1b2-c3d4-7000-8000-000000000021';
  const sample = {
    specversion: '1.0',
    id: `${id}/000000000001/${type}`,
    source: `sinan/${service}`,
    type,
    subject: id,
    time,
    datacontenttype: 'application/json',
    sequence: '000000000001',
    actor: `person:${person}`,
    commandid,
    correlationid: commandid,
    chainhead: `sha256:${'0'.repeat(64)}`,
    data: { [`${noun}Id`]: id, openedBy: person, openedAt: time },
  };
  return `${JSON.stringify(sample, null, 2)}\n`;
}
