import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DeskAnswer, Tell } from './desk.ts';
import { bearsToken } from './token.ts';

/** The most that one request may say, in bytes: an import comes in pieces. */
const MOST_BYTES = 4 * 1024 * 1024;
/** A form of a web page cannot send it without asking first, which nobody answers. */
const TYPE = 'application/json';
/** What a proxy adds, and what a browser says of the page that asks: neither has business here. */
const FOREIGN_HEADERS = ['origin', 'forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via', 'sec-fetch-site'];

export interface OperateEndpoint {
  readonly secret: string;
  operate(operation: string, input: unknown, tell: Tell): Promise<DeskAnswer>;
}

/**
 * Answers `POST /operate` with `{operation, input}`, to programs of this machine that know the deployment's secret: a line of JSON for each
 * progress, and the last one is the answer. Whoever is refused learns only that: 403 for a request that did not come straight from this machine, 401 without the token, 404, 405, 413, 415 and 400 for the rest.
 */
export function operateHandler({ secret, operate }: OperateEndpoint) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const status = refusalOf(req, secret);
    if (status !== null) return end(res, status);
    const text = await bodyOf(req);
    if (text === null) return end(res, 413);
    const asked = askedIn(text);
    if (asked === null) return end(res, 400);
    res.writeHead(200, HEADERS);
    const tell: Tell = (progress) => void res.write(`${JSON.stringify({ progress })}\n`);
    res.end(`${JSON.stringify(await operate(asked.operation, asked.input, tell))}\n`);
  };
}

function refusalOf({ method, url, headers, socket }: IncomingMessage, secret: string): number | null {
  const host = /^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '');
  if (!isLoopback(socket.remoteAddress) || !host || FOREIGN_HEADERS.some((name) => headers[name] !== undefined))
    return 403;
  if (!bearsToken(headers.authorization, secret)) return 401;
  if (url !== '/operate') return 404;
  if (method !== 'POST') return 405;
  return headers['content-type'] === TYPE ? null : 415;
}

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

async function bodyOf(req: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function askedIn(text: string): { readonly operation: string; readonly input: unknown } | null {
  try {
    const asked: unknown = JSON.parse(text);
    if (typeof asked !== 'object' || asked === null || !('operation' in asked)) return null;
    const { operation } = asked;
    if (typeof operation !== 'string') return null;
    return { operation, input: 'input' in asked ? asked.input : {} };
  } catch {
    return null;
  }
}

const HEADERS = { 'content-type': TYPE, 'cache-control': 'no-store', connection: 'close' };

function end(res: ServerResponse, status: number): void {
  res.writeHead(status, HEADERS).end();
}
