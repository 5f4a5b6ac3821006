import { PORTAL_PATHS, type PortalPath } from '../../services/portal/src/paths.ts';

/** Where each page of the portal is looked at: a path with `*` by an id that is there. */
export function addressesOf(warning: string): readonly (readonly [name: string, path: string])[] {
  const shown = { '/warnings': '/warnings', '/warnings/*': `/warnings/${warning}`, '/subscribe': '/subscribe' };
  const addresses: { readonly [path in PortalPath]: string } = { ...shown, '/how-it-works': '/how-it-works' };
  return PORTAL_PATHS.map((path) => [nameOf(path), addresses[path]]);
}

/** `/warnings/*` is called `warning`. */
function nameOf(path: PortalPath): string {
  return path === '/warnings/*' ? 'warning' : path.slice(1);
}
