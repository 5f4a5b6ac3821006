import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The manifest of persisted operations: the text of each under its SHA-256 document identifier (GraphQL over HTTP, appendix “Persisted Documents”),
 * in the order of the files' names.
 */
export async function operationsManifest(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const texts = await Promise.all(files.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()));
  const manifest = Object.fromEntries(texts.map((text) => [operationId(text), text]));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The document identifier of an operation's text. */
export function operationId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
