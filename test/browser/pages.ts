import { PORTAL_PATHS, type PortalPath } from '../../services/portal/src/paths.ts';

/** What is there to be looked at, by id. */
export interface Shown {
  readonly warning: string;
  readonly case: string;
  readonly consultation: string;
}

const NAMES: { readonly [path in PortalPath]: string } = {
  '/warnings': 'warnings',
  '/warnings/*': 'warning',
  '/subscribe': 'subscribe',
  '/how-it-works': 'how-it-works',
  '/figures': 'figures',
  '/consult': 'consult',
  '/consult/*': 'consultation',
  '/apply': 'apply',
  '/my/cases': 'my-cases',
  '/my/cases/*': 'my-case',
  '/my/exposure': 'my-exposure',
  '/desk': 'desk-to-others',
  '/desk/cases/*': 'desk-case-to-others',
  '/expert': 'expert-to-others',
  '/expert/cases/*': 'expert-case-to-others',
  '/desk/register': 'register-to-others',
  '/desk/claims': 'desk-claims-to-others',
  '/insights': 'insights-to-others',
  '/insights/rows': 'insight-rows-to-nobody',
  '/editor': 'editor-to-others',
  '/editor/warnings/*': 'editor-warning-to-others',
  '/admin': 'admin-to-others',
  '/admin/events': 'admin-events-to-others',
  '/admin/health': 'admin-health-to-others',
  '/admin/centres': 'admin-centres-to-others',
  '/admin/partners': 'admin-partners-to-others',
  '/admin/suppressions': 'admin-suppressions-to-others',
  '/admin/domains': 'admin-domains-to-others',
  '/admin/people': 'admin-people-to-others',
  '/admin/tokens': 'admin-tokens-to-others',
  '/admin/audit': 'admin-audit-to-others',
};

/** What each page is called here. */
export const PAGES: readonly string[] = PORTAL_PATHS.map((path) => NAMES[path]);

/** Where a page is looked at: a path with `*` by the id of what is there. */
export function addressOf(name: string, shown: Shown): string {
  const path = PORTAL_PATHS.find((one) => NAMES[one] === name);
  if (!path) throw new Error(`there is no page ${name}`);
  return path.replace('*', idOn(path, shown));
}

function idOn(path: string, shown: Shown): string {
  if (path.startsWith('/consult/')) return shown.consultation;
  return path.includes('/cases/') ? shown.case : shown.warning;
}
