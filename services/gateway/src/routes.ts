import { demoRoutes } from './demo/routes.ts';
import { postEvent } from './events.ts';
import { getFile, sourcesOf } from './files/download.ts';
import { postFile } from './files/upload.ts';
import { type EndpointParts, getGraphql, postGraphql } from './graphql/endpoint.ts';
import { healthRoutes } from './health.ts';
import { send } from './http/answer.ts';
import type { Rates } from './http/rates.ts';
import type { Route } from './http/route.ts';
import type { GatewayOptions } from './options.ts';
import { getCase, postAccept } from './pages/case.ts';
import type { Desk } from './pages/desk.ts';
import { getHome } from './pages/home.ts';
import { mailboxRoutes } from './pages/mailbox.ts';
import { getManage, getManageExport, postManage } from './pages/manage.ts';
import { getSecondFactor, postConfirmFactor, postOffer, postSecondFactor } from './pages/second-factor.ts';
import { getSignIn, postSignIn, postSignInRequest, postSignOut } from './pages/sign-in.ts';
import { STYLE } from './pages/style.ts';
import { getLink, postConfirm, postMove, postUnsubscribe } from './pages/subscription-links.ts';
import { portalRoutes } from './portal/routes.ts';

/** Everything that answers over HTTP, by path. */
export function routesOf(
  options: GatewayOptions & { readonly rates: Rates },
  endpoint: EndpointParts,
  desk: Desk,
): ReadonlyMap<string, Route> {
  const routes: readonly Route[] = [
    { path: '/graphql', tells: 'graphql', methods: { GET: getGraphql(endpoint), POST: postGraphql(endpoint) } },
    { path: '/events', tells: 'programs', methods: { POST: postEvent(options) } },
    { path: '/files', tells: 'programs', awaitsBody: true, methods: { POST: postFile(options) } },
    {
      path: '/files/*',
      tells: 'people',
      methods: { GET: getFile({ ...options, sources: sourcesOf(options.services) }) },
    },
    { path: '/', tells: 'people', methods: { GET: getHome(desk) } },
    { path: '/cases/*', tells: 'people', methods: { GET: getCase(desk) } },
    { path: '/cases/*/accept', tells: 'people', methods: { POST: postAccept(desk) } },
    { path: '/sign-in', tells: 'people', methods: { GET: getSignIn(desk), POST: postSignIn(desk) } },
    { path: '/sign-in/request', tells: 'people', methods: { POST: postSignInRequest(desk) } },
    { path: '/sign-out', tells: 'people', methods: { POST: postSignOut(desk) } },
    { path: '/second-factor', tells: 'people', methods: { GET: getSecondFactor(desk), POST: postSecondFactor(desk) } },
    { path: '/second-factor/offer', tells: 'people', methods: { POST: postOffer(desk) } },
    { path: '/second-factor/confirm', tells: 'people', methods: { POST: postConfirmFactor(desk) } },
    { path: '/confirm', tells: 'people', methods: { GET: getLink(desk, 'confirm'), POST: postConfirm(desk) } },
    { path: '/move', tells: 'people', methods: { GET: getLink(desk, 'move'), POST: postMove(desk) } },
    {
      path: '/unsubscribe',
      tells: 'people',
      methods: { GET: getLink(desk, 'unsubscribe'), POST: postUnsubscribe(desk) },
    },
    { path: '/manage', tells: 'people', methods: { GET: getManage(desk), POST: postManage(desk) } },
    { path: '/manage/export', tells: 'people', methods: { GET: getManageExport(desk) } },
    {
      path: '/style.css',
      tells: 'people',
      methods: { GET: (_req, res) => send(res, 200, 'text/css; charset=utf-8', STYLE) },
    },
    ...demoRoutes(desk, options.demonstration),
    ...(options.portal ? portalRoutes(options.portal) : []),
    ...(options.mailbox ? mailboxRoutes(options.mailbox, options.demonstration) : []),
    ...healthRoutes(options),
  ];
  return new Map(routes.map((route) => [route.path, route]));
}
