import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Container {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: { readonly [name: string]: string };
  readonly ports?: readonly string[];
  readonly depends_on?: { readonly [name: string]: { readonly condition: string } };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
}
export interface ComposeFile {
  readonly services: { readonly [name: string]: Container };
  readonly volumes: { readonly [name: string]: unknown };
}

export const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Every `${NAME…}` in a text. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name))].sort();
}

type Values = { readonly [name: string]: string };

/** Puts values in, as Compose does: `${A:-b}` is b where A is not set or empty, `${A:?why}` fails. */
function interpolate(text: string, values: Values): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = values[name];
    if (value) return value;
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest;
  });
}

/** The file as Compose reads it with these variables: values go into its strings once it is parsed. */
export function composeWith(values: Values): ComposeFile {
  const file: unknown = parse(read('docker-compose.yml'), { merge: true });
  const filled = JSON.stringify(file, (_, value) => (typeof value === 'string' ? interpolate(value, values) : value));
  return JSON.parse(filled) as ComposeFile;
}

/** The settings in an example of a `.env` file. */
export function dotEnv(text: string): { readonly [name: string]: string } {
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}
