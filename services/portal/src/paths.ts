/**
 * Every path that the portal has a page for, as the gateway's router writes them: a `*` takes any segment. The one list: the gateway answers at these, the
 * pages are given by it (`site/pages.tsx`), and the browser suite goes through it.
 */
export const PORTAL_PATHS = [
  '/warnings',
  '/warnings/*',
  '/subscribe',
  '/how-it-works',
  '/figures',
  '/consult',
  '/consult/*',
  '/apply',
  '/my/cases',
  '/my/cases/*',
  '/my/exposure',
  '/desk',
  '/desk/cases/*',
  '/expert',
  '/expert/cases/*',
  '/desk/register',
  '/desk/claims',
  '/insights',
  '/insights/rows',
  '/editor',
  '/editor/warnings/*',
  '/admin',
  '/admin/events',
  '/admin/health',
  '/admin/centres',
  '/admin/partners',
  '/admin/suppressions',
  '/admin/domains',
  '/admin/people',
  '/admin/tokens',
  '/admin/audit',
] as const;
export type PortalPath = (typeof PORTAL_PATHS)[number];
