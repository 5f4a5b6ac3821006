import { fork } from 'node:child_process';
import { once } from 'node:events';
import { data, graphql } from '../acceptance/graphql.ts';
import { application, fileCase } from '../acceptance/people.ts';
import { type Place, removePlace } from '../acceptance/place.ts';
import { copyOf, makeWorld, startOn, type World } from '../faults/world.ts';
import { postLoad } from './load.ts';
import { median, report } from './report.ts';

const CONNECTIONS = 20;
const CASES = 200;
const SECONDS = 5;
const ROUNDS = 3;

/** A page of 20 cases, 8 fields each. */
const PAGE =
  '{ cases(first: 20) { edges { cursor node { id status product country { code } forum { code } disputeType { code } submittedAt applicantName } } pageInfo { hasNextPage endCursor } } }';
/** The same page's shape for a server that knows nothing else. */
const TYPE_DEFS = `
  type Query { cases(first: Int): CaseConnection! }
  type CaseConnection { edges: [CaseEdge!]! pageInfo: PageInfo! }
  type CaseEdge { cursor: String! node: Case! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Term { code: String! }
  type Case { id: ID! status: String! product: String! country: Term! forum: Term! disputeType: Term! submittedAt: String! applicantName: String! }`;

/** An enterprise's page of its own cases, authorised, from the store. */
async function ours(world: World, place: Place) {
  const platform = await startOn(world, place);
  const headers = { authorization: `Bearer ${world.enterprise.token}` };
  const load = {
    url: `${platform.url}/graphql`,
    body: JSON.stringify({ query: PAGE }),
    headers,
    callers: CONNECTIONS,
  };
  const page = await data<{ cases: { edges: unknown[] } }>(graphql(platform.url, world.enterprise.token, PAGE));
  if (page.cases.edges.length !== 20) throw new Error(`the page has ${page.cases.edges.length} cases`);
  await postLoad({ ...load, seconds: 2 });
  const measured = await postLoad({ ...load, seconds: SECONDS });
  await platform.stop();
  return { ...measured, page };
}

async function plainYoga(page: { readonly cases: unknown }) {
  const child = fork(new URL('./gateway-server.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.send({ typeDefs: TYPE_DEFS, cases: page.cases });
  const [port] = (await once(child, 'message')) as [number];
  const load = {
    url: `http://127.0.0.1:${port}/graphql`,
    body: JSON.stringify({ query: PAGE }),
    callers: CONNECTIONS,
  };
  await postLoad({ ...load, seconds: 2 });
  const measured = await postLoad({ ...load, seconds: SECONDS });
  child.kill();
  await once(child, 'exit');
  return measured;
}

async function seeded(world: World): Promise<Place> {
  const place = await copyOf(world);
  const platform = await startOn(world, place);
  for (let n = 0; n < CASES; n += 1)
    await fileCase(platform.url, world.enterprise, application(world.organisationId, { product: `产品 ${n}` }));
  await platform.stop();
  return place;
}

export async function gateway(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const place = await seeded(world);
  const rates: { ours: number; plain: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = await ours(world, place);
    const plain = await plainYoga(mine.page);
    rates.push({ ours: mine.perSecond, plain: plain.perSecond });
  }
  await world.sink.stop();
  await removePlace(place);
  await removePlace(world.place);
  return [
    report({
      bench: 'gateway',
      metric: 'requests_per_s',
      value: median(rates.map(({ ours }) => ours)),
      unit: '1/s',
      baseline: median(rates.map(({ plain }) => plain)),
      bar: { leastRatio: 1 },
    }),
  ];
}
