import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { PortalPath } from '../src/paths.ts';
import { Broken, Missing } from './frame/boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { Loading } from './frame/states.tsx';

type Load = () => Promise<{ readonly Page: ComponentType }>;

/** The page of each path, loaded when it is first gone to. A path without one does not compile. */
const PAGES: { readonly [path in PortalPath]: Load } = {
  '/warnings': () => import('./pages/warnings/index.tsx'),
  '/warnings/*': () => import('./pages/warning/index.tsx'),
  '/subscribe': () => import('./pages/subscribe/index.tsx'),
  '/how-it-works': () => import('./pages/how-it-works.tsx'),
  '/figures': () => import('./pages/figures/index.tsx'),
  '/consult': () => import('./pages/consult/index.tsx'),
  '/consult/*': () => import('./pages/consultation/index.tsx'),
  '/apply': () => import('./pages/apply/index.tsx'),
  '/my/cases': () => import('./pages/my-cases/index.tsx'),
  '/my/cases/*': () => import('./pages/my-case/index.tsx'),
  '/my/exposure': () => import('./pages/my-exposure/index.tsx'),
  '/desk': () => import('./pages/desk/index.tsx'),
  '/desk/cases/*': () => import('./pages/desk-case/index.tsx'),
  '/expert': () => import('./pages/expert/index.tsx'),
  '/expert/cases/*': () => import('./pages/expert-case/index.tsx'),
  '/desk/register': () => import('./pages/register/index.tsx'),
  '/desk/claims': () => import('./pages/claims/index.tsx'),
  '/insights': () => import('./pages/insights/index.tsx'),
  '/insights/rows': () => import('./pages/insight-rows/index.tsx'),
  '/editor': () => import('./pages/editor/index.tsx'),
  '/editor/warnings/*': () => import('./pages/editor-warning/index.tsx'),
  '/admin': () => import('./pages/admin/index.tsx'),
  '/admin/events': () => import('./pages/admin/events/index.tsx'),
  '/admin/health': () => import('./pages/admin/health/index.tsx'),
  '/admin/centres': () => import('./pages/admin/centres/index.tsx'),
  '/admin/partners': () => import('./pages/admin/partners/index.tsx'),
  '/admin/suppressions': () => import('./pages/admin/suppressions/index.tsx'),
  '/admin/domains': () => import('./pages/admin/domains/index.tsx'),
  '/admin/people': () => import('./pages/admin/people/index.tsx'),
  '/admin/tokens': () => import('./pages/admin/tokens/index.tsx'),
  '/admin/audit': () => import('./pages/admin/audit/index.tsx'),
};

/** While the page itself is fetched: what it shows is asked for after that. */
function Fetching() {
  return (
    <div data-fetching>
      <Loading />
    </div>
  );
}

/** The gateway's `*` is one segment; it is the id of what the page shows. */
function routeOf([path, load]: readonly [string, Load]): RouteObject {
  return {
    path: path.replace('*', ':id'),
    lazy: async () => ({ Component: (await load()).Page }),
    ErrorBoundary: Broken,
    HydrateFallback: Fetching,
  };
}

export const routes: RouteObject[] = [
  {
    Component: Frame,
    ErrorBoundary: Broken,
    HydrateFallback: Fetching,
    children: [...Object.entries(PAGES).map(routeOf), { path: '*', Component: Missing }],
  },
];
