import { request } from 'node:http';
import { expect } from 'vitest';
import type { Stage } from '../stage.ts';

/** What an attacker may borrow: ids that exist, a good session, and where all of this is. */
export interface World extends Pick<Stage, 'url' | 'organisationId' | 'strangersOrganisationId'> {
  readonly token: string;
  readonly caseId: string;
  readonly draftId: string;
}

/** One request, as it is sent. What is left out is as a good one has it: a POST of JSON by the filer's session. */
export interface Sent {
  readonly query?: string;
  readonly variables?: object;
  /** More parameters of the body, or others in place of those. */
  readonly more?: object;
  /** The whole body, whatever it says. */
  readonly body?: string | Buffer;
  readonly method?: string;
  readonly path?: string;
  /** Undefined takes a header away. */
  readonly headers?: { readonly [name: string]: string | readonly string[] | undefined };
}

/** A row of the tables: what it is called, what must come of it (“400 QUERY_INVALID”, “200 data”), and what is sent. */
export type Attack = readonly [name: string, expected: string, sent: (world: World) => Sent];

/** What came back, in the words of the tables. */
export interface Outcome {
  readonly told: string;
  readonly text: string;
}

export async function attack(world: World, sent: Sent, network: string): Promise<Outcome> {
  const { query, variables, more, method = 'POST', path = '/graphql' } = sent;
  const body = sent.body ?? JSON.stringify({ query, variables, ...more });
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${world.token}`,
    'accept-language': 'en',
    'x-forwarded-for': network,
    // Of itself Node says it for some methods only.
    ...(method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...sent.headers,
  };
  const { status, text } = await raw(world.url, { method, path, headers }, method === 'GET' ? undefined : body);
  return { told: `${status} ${saidIn(text)}`, text };
}

/** As bytes, with just these headers: `fetch` would set some, and refuse others. */
function raw(
  url: string,
  { headers, ...how }: { readonly method: string; readonly path: string; readonly headers: object },
  body: string | Buffer | undefined,
) {
  const { hostname, port } = new URL(url);
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request({ hostname, port, ...how, headers: given, agent: false }, async (res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of res) chunks.push(chunk as Buffer);
      resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The code of the first failure, of GraphQL or of a mutation; “data” where there is none, “page” for people, “stream” for events. */
function saidIn(text: string): string {
  if (text.startsWith('<!doctype html>')) return 'page';
  if (/^(event|:)/m.test(text) && !text.startsWith('{')) return 'stream';
  if (text === '') return 'nothing';
  const { data, errors, error } = JSON.parse(text);
  const refused = Object.values(data ?? {}).find((one) => typeof one === 'object' && one !== null && 'code' in one);
  return errors?.[0]?.extensions?.code ?? error?.code ?? (refused as { code?: string } | undefined)?.code ?? 'data';
}

/** What an answer never holds: where the code lies, what it is made of, and what it said to itself. */
const INSIDE =
  /INTERNAL|node_modules|node:internal|file:\/\/|\/(src|dist)\/|\.(ts|js):\d|^\s+at |sqlite|libsql|mongodb?:|ferretdb|kafka|graphql-jit|\bzod\b|TypeError|RangeError|Cannot read propert|is not a function|Maximum call stack/im;

/** `said` is what was asked, for whoever reads that it failed. */
export function expectUnharmed({ told, text }: Outcome, said = ''): void {
  expect(Number(told.slice(0, 3)), said).toBeLessThan(500);
  expect(text, said).not.toMatch(INSIDE);
}

/** A mutation of one input, with what it may answer. */
export function mutation(name: string): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!, $commandId: String) { ${name}(input: $input, commandId: $commandId) { __typename ... on Problem { code message } } }`;
}

/** `times` texts made of their numbers, with a space between. */
export function repeated(times: number, of: (n: number) => string): string {
  return Array.from({ length: times }, (_, n) => of(n)).join(' ');
}
