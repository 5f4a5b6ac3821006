import type { MatrixActor } from './actors.ts';
import { type Answer, asks } from './asking.ts';
import { joined, type Part } from './lines.ts';
import { harmlessly } from './mutations.ts';
import { type Named, namesTaken, variantsOf } from './objects.ts';
import type { World } from './world.ts';

/** How a route is asked: its address, and its body where it takes one. */
interface Asked {
  readonly path: (objects: Named) => string;
  readonly body?: (objects: Named) => { readonly type: string; readonly text: string };
}
const FORM = 'application/x-www-form-urlencoded';
const form = (fields: { readonly [name: string]: string }) => () => ({
  type: FORM,
  text: new URLSearchParams(fields).toString(),
});
const plain = (path: string): Asked => ({ path: () => path });
const byToken = (path: string): Asked => ({
  path: ({ subscription }) => `${path}?token=${encodeURIComponent(subscription)}`,
});

/** Every route of the router by its method. One that is missing here has no place in the matrix. */
const ASKED: { readonly [route: string]: Asked } = {
  'GET /graphql': plain(`/graphql?query=${encodeURIComponent('{ me { person { email } } }')}`),
  'POST /graphql': {
    path: () => '/graphql',
    body: () => ({ type: 'application/json', text: JSON.stringify({ query: '{ me { person { email } } }' }) }),
  },
  'POST /events': { path: () => '/events', body: () => ({ type: 'application/cloudevents+json', text: '{}' }) },
  'POST /files': {
    path: () => '/files?name=a.pdf',
    body: () => ({ type: 'application/pdf', text: `%PDF-1.7\n${' '.repeat(2_000)}` }),
  },
  'GET /files/*': { path: ({ upload }) => `/files/${upload}` },
  'GET /': plain('/'),
  'GET /cases/*': { path: (o) => `/cases/${o.waitingCase}` },
  'POST /cases/*/accept': { path: (o) => `/cases/${o.waitingCase}/accept`, body: form({}) },
  'GET /sign-in': plain('/sign-in?token=nothing'),
  'POST /sign-in': { path: () => '/sign-in', body: form({ token: 'nothing' }) },
  'POST /sign-in/request': { path: () => '/sign-in/request', body: form({ email: 'somebody@people.example' }) },
  'POST /sign-out': { path: () => '/sign-out', body: form({}) },
  'GET /second-factor': plain('/second-factor'),
  'POST /second-factor': { path: () => '/second-factor', body: form({ code: '000000' }) },
  'POST /second-factor/offer': { path: () => '/second-factor/offer', body: form({}) },
  'POST /second-factor/confirm': { path: () => '/second-factor/confirm', body: form({ code: '000000' }) },
  'GET /confirm': byToken('/confirm'),
  'POST /confirm': { ...byToken('/confirm'), body: form({ by: 'page' }) },
  'GET /move': byToken('/move'),
  'POST /move': { ...byToken('/move'), body: form({ by: 'page' }) },
  'GET /unsubscribe': byToken('/unsubscribe'),
  'POST /unsubscribe': { ...byToken('/unsubscribe'), body: form({ by: 'page' }) },
  'GET /manage': byToken('/manage'),
  'POST /manage': { ...byToken('/manage'), body: form({ do: 'erase', sure: 'yes' }) },
  'GET /manage/export': byToken('/manage/export'),
  'GET /demo': plain('/demo'),
  'POST /demo/make': { path: () => '/demo/make', body: form({}) },
  'POST /demo/sign-in': { path: () => '/demo/sign-in', body: form({ who: 'administrator' }) },
  'GET /style.css': plain('/style.css'),
  'GET /warnings': plain('/warnings'),
  'GET /warnings/*': plain('/warnings/nothing'),
  'GET /subscribe': plain('/subscribe'),
  'GET /how-it-works': plain('/how-it-works'),
  'GET /figures': plain('/figures'),
  'GET /consult': plain('/consult'),
  'GET /consult/*': plain('/consult/nothing'),
  'GET /apply': plain('/apply'),
  'GET /my/cases': plain('/my/cases'),
  'GET /my/cases/*': plain('/my/cases/nothing'),
  'GET /my/exposure': plain('/my/exposure'),
  'GET /desk': plain('/desk'),
  'GET /desk/cases/*': plain('/desk/cases/nothing'),
  'GET /expert': plain('/expert'),
  'GET /expert/cases/*': plain('/expert/cases/nothing'),
  'GET /desk/register': plain('/desk/register'),
  'GET /desk/claims': plain('/desk/claims'),
  'GET /insights': plain('/insights'),
  'GET /insights/rows': plain('/insights/rows'),
  'GET /editor': plain('/editor'),
  'GET /editor/warnings/*': plain('/editor/warnings/nothing'),
  'GET /admin': plain('/admin'),
  'GET /admin/events': plain('/admin/events'),
  'GET /admin/health': plain('/admin/health'),
  'GET /admin/centres': plain('/admin/centres'),
  'GET /admin/partners': plain('/admin/partners'),
  'GET /admin/suppressions': plain('/admin/suppressions'),
  'GET /admin/domains': plain('/admin/domains'),
  'GET /admin/people': plain('/admin/people'),
  'GET /admin/tokens': plain('/admin/tokens'),
  'GET /admin/audit': plain('/admin/audit'),
  'GET /assets/*': plain('/assets/nothing.js'),
  'GET /map.geojson': plain('/map.geojson'),
  'GET /health/live': plain('/health/live'),
  'GET /health/ready': plain('/health/ready'),
  'GET /health/checks': plain('/health/checks'),
  'GET /metrics': plain('/metrics'),
};
/** The files of a claim's papers beside those that somebody sent. */
const MORE: { readonly [route: string]: (world: World, owner: 'a' | 'b') => string } = {
  'GET /files/*': ({ a, b }, owner) => `/files/${(owner === 'a' ? a : b).paperId}`,
};

/** What the router answers to each actor: its status, since there is nothing else that every answer has. */
export function routePart(
  world: World,
  actors: readonly MatrixActor[],
  only: ReadonlySet<string> | null = null,
): Promise<Part> {
  const routes = routesOf(world).filter((asked) => !only || only.has(asked));
  return harmlessly(world, async () => {
    const parts: Part[] = [];
    for (const asked of routes) parts.push(await partOf(world, actors, asked));
    return joined(parts);
  });
}

function routesOf({ glass }: World): readonly string[] {
  return glass.running.routes.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
}

async function partOf(world: World, actors: readonly MatrixActor[], asked: string): Promise<Part> {
  world.glass.heard = world.hears(asked);
  const byActor = await Promise.all(actors.map((actor) => toldTo(world, actor, asked)));
  world.glass.heard = null;
  const owners = (byActor[0] ?? []).map(({ owner }) => owner);
  return {
    lines: owners.map((owner, nth) => ({
      ...{ section: 'Routes', asked, owner, leaf: '' },
      cells: byActor.map((told) => String(told[nth]?.status)),
    })),
    heard: byActor.flatMap((told, i) => {
      const ofNothing = told.find(({ owner }) => owner === 'nowhere')?.body ?? null;
      return told.map(({ owner, status, body, path }) => ({
        actor: actors[i]?.key ?? '',
        asked,
        owner,
        body,
        said: path,
        ofNothing,
        cell: String(status),
      }));
    }),
  };
}

interface Told extends Answer {
  readonly owner: string;
  readonly path: string;
}
async function toldTo(world: World, actor: MatrixActor, asked: string): Promise<readonly Told[]> {
  const how = ASKED[asked];
  if (!how) throw new Error(`say in routes.ts how ${asked} is asked`);
  const taken = namesTaken(how.path);
  const told: Told[] = [];
  for (const { owner, objects } of variantsOf(world, taken, actor)) {
    const ask = async (whose: string, path: string) => {
      const body = how.body?.(objects);
      const init = body ? { method: 'POST', body: body.text, headers: { 'content-type': body.type } } : {};
      told.push({ owner: whose, path, ...(await asks(world.url, actor, path, init)) });
    };
    await ask(taken.size === 0 ? '' : owner, how.path(objects));
    const more = owner === 'a' || owner === 'b' ? MORE[asked]?.(world, owner) : undefined;
    if (more) await ask(`${owner}, of a claim`, more);
  }
  return told;
}
