import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { PORTAL_PATHS } from './paths.ts';

/** One file that pages load, as it is sent, and compressed when that is shorter. */
export interface PortalAsset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

/** The built portal: the files that browsers are given, held in memory. */
export interface PortalFiles {
  /** Where `page` is the answer. */
  readonly paths: readonly string[];
  /** The one HTML page, with the marks `__LANG__`, `__NONCE__`, `__ABOUT__` and `__SIGNED_IN__` for what an answer says. */
  readonly page: string;
  /** By name: each has a hash of its content in it. */
  readonly assets: ReadonlyMap<string, PortalAsset>;
}

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** From `src` and from `dist` alike. */
const SITE = new URL('../dist/site/', import.meta.url);

/** Reads what the build made. Throws when nothing was built. */
export function readPortal(site: URL = SITE): PortalFiles {
  if (!existsSync(new URL('index.html', site)))
    throw new Error('The portal was not built: run node infra/deploy/setup.mjs install build.');
  const assets = new URL('assets/', site);
  const names = readdirSync(assets).filter((name) => extname(name) in TYPES);
  return {
    paths: PORTAL_PATHS,
    page: readFileSync(new URL('index.html', site), 'utf8'),
    assets: new Map(names.map((name) => [name, assetAt(new URL(name, assets), TYPES[extname(name)] ?? '')])),
  };
}

function assetAt(file: URL, type: string): PortalAsset {
  const compressed = (extension: string) => {
    const beside = new URL(`${file.href}${extension}`);
    return existsSync(beside) ? readFileSync(beside) : null;
  };
  return { type, plain: readFileSync(file), gzip: compressed('.gz'), brotli: compressed('.br') };
}
