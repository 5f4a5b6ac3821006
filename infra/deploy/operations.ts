import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An operation as it is sent: its own file, and the fragments that it spreads. */
export interface Operation {
  /** The file's name without its ending: `request-sign-in`. */
  readonly name: string;
  readonly text: string;
}

/** The operations of a folder in the order of their names, each with what it spreads of the folder's `fragments/`, named as its file (`DeskLine` in `desk-line`). */
export async function operationsIn(folder: string): Promise<readonly Operation[]> {
  const fragments = new Map(
    (await documentsIn(join(folder, 'fragments'))).map(({ name, text }) => [pascalCase(name), text]),
  );
  return (await documentsIn(folder)).map(({ name, text }) => ({ name, text: withFragments(text, fragments) }));
}

/**
 * The manifest of persisted operations: the text of each under its SHA-256 document identifier (GraphQL over HTTP, appendix “Persisted Documents”),
 * in the order of the files' names.
 */
export async function operationsManifest(folder: string): Promise<string> {
  const manifest = Object.fromEntries((await operationsIn(folder)).map(({ text }) => [operationId(text), text]));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The document identifier of an operation's text. */
export function operationId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function documentsIn(folder: string): Promise<readonly Operation[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.graphql'.length),
      text: (await readFile(join(folder, file), 'utf8')).trim(),
    })),
  );
}

/** What is spread by a fragment is there too, each once. One that is in no file may stand in the operation's own. */
function withFragments(text: string, fragments: ReadonlyMap<string, string>, known = new Set<string>()): string {
  const spread = [...text.matchAll(/\.\.\.(?!on\b)(\w+)/g)].map(([, name = '']) => name);
  const added = [...new Set(spread)].flatMap((name) => {
    const fragment = known.has(name) ? undefined : fragments.get(name);
    known.add(name);
    return fragment === undefined ? [] : [withFragments(fragment, fragments, known)];
  });
  return [text, ...added].join('\n\n');
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
