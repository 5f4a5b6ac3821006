import { randomBytes } from 'node:crypto';
import { Refusal } from '@sinan/schema';
import { sendPage } from '../http/answer.ts';
import { accepts } from '../http/encoding.ts';
import type { Handler, Route } from '../http/route.ts';
import { html } from '../pages/html.ts';
import { sendAsset } from './asset.ts';
import type { Portal, PortalAbout, PortalFiles } from './files.ts';
import { mapRoute } from './map.ts';

/** What the page may do: run its own scripts, use its own styles and those that bear the answer's nonce, ask this host. Nothing of any other. */
const policyOf = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The name of an asset says its content. */
const FOR_GOOD = { 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' };

/** The portal's paths: one page for all of them, and what it loads. */
export function portalRoutes({ files, about, map = null }: Portal): readonly Route[] {
  const pages = files.paths.map((path): Route => ({ path, tells: 'people', methods: { GET: getPage(files, about) } }));
  return [...pages, { path: '/assets/*', tells: 'programs', methods: { GET: getAsset(files) } }, mapRoute(map)];
}

function getPage({ page }: PortalFiles, about: PortalAbout): Handler {
  const said = html`${JSON.stringify(about)}`.text;
  const told = page.replaceAll('__ABOUT__', () => said);
  return (_req, res, { locale, proof }) => {
    const nonce = randomBytes(16).toString('base64');
    const marks = { __LANG__: locale, __NONCE__: nonce, __SIGNED_IN__: proof === undefined ? 'no' : 'yes' };
    sendPage(res, 200, filled(told, marks), policyOf(nonce));
  };
}

function filled(page: string, marks: { readonly [mark: string]: string }): string {
  return Object.entries(marks).reduce((text, [mark, said]) => text.replaceAll(mark, () => said), page);
}

function getAsset({ assets }: PortalFiles): Handler {
  return (req, res, { path }) => {
    const asset = assets.get(path.slice(path.lastIndexOf('/') + 1));
    if (!asset) throw new Refusal('NOT_FOUND');
    sendAsset(res, asset, accepts(req.headers['accept-encoding']), FOR_GOOD);
  };
}
