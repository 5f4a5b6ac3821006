import { Resolver } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { literalIn, mayReach, type Targets, targetFault } from './target.ts';

/** What came of an attempt. `retryAfter` is the header as it came. Nothing else of an answer is kept: it is the receiver's. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'failed'; readonly why: PostFailure };
/**
 * Why nothing was answered. `forbidden`: it leads where nothing is posted to. `unresolved`: its name leads nowhere. `timeout`, `certificate` and `connection` (all else) may
 * have come after the receiver took it.
 */
type PostFailure = 'forbidden' | 'unresolved' | 'timeout' | 'certificate' | 'connection';

/** Posts JSON to addresses that strangers named. */
export interface Poster {
  /** Makes one attempt; follows no redirect. Never rejects. An aborted signal ends it as a broken connection. */
  post(
    url: string,
    message: { readonly headers: { readonly [name: string]: string }; readonly body: string },
    signal?: AbortSignal,
  ): Promise<PostOutcome>;
}

export interface PosterOptions {
  readonly targets: Targets;
  /** How long an attempt may take, ms. */
  readonly timeoutMs?: number;
  /** The addresses of a name; none, or a rejection, where it leads nowhere. Default: by the DNS, not by the system's threads, of which a slow name server would take all. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

const TIMEOUT_MS = 10_000;
/** So much of an answer's body is let in before the connection is closed. */
const BODY_BYTES = 4_096;

export function openPoster({ targets, timeoutMs = TIMEOUT_MS, resolve = byDns }: PosterOptions): Poster {
  return {
    async post(text, message, signal) {
      if (targetFault(text, targets) !== null) return failed('forbidden');
      const url = new URL(text);
      const limit = AbortSignal.timeout(timeoutMs);
      const addresses = await within(limit, addressesOf(url.hostname, resolve));
      if (addresses === 'late') return failed('timeout');
      if (addresses.length === 0) return failed('unresolved');
      // One that leads to both sides is not to be trusted with either.
      if (!addresses.every((address) => mayReach(address, targets))) return failed('forbidden');
      return attempt(url, addresses, message, { limit, signal });
    },
  };
}

const failed = (why: PostFailure): PostOutcome => ({ kind: 'failed', why });

async function addressesOf(hostname: string, resolve: NonNullable<PosterOptions['resolve']>) {
  const literal = literalIn(hostname);
  return literal === null ? resolve(hostname).catch(() => []) : [literal];
}

async function byDns(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

function within<T>(limit: AbortSignal, work: Promise<T>): Promise<T | 'late'> {
  return new Promise((done, fail) => {
    limit.addEventListener('abort', () => done('late'), { once: true });
    work.then(done, fail);
  });
}

/** Connects to what was looked up and judged, and to nothing that is looked up later. */
function attempt(
  url: URL,
  addresses: readonly string[],
  { headers, body }: Parameters<Poster['post']>[1],
  { limit, signal }: { readonly limit: AbortSignal; readonly signal: AbortSignal | undefined },
): Promise<PostOutcome> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      lookup: knownAs(addresses),
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Sinan-Webhook/1',
        ...headers,
      },
    });
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      const retryAfter = response.headers['retry-after'] ?? null;
      const status = response.statusCode ?? 0;
      drain(response, () => done({ kind: 'answered', status, retryAfter }));
    });
    // An answer that asks to speak another protocol is an answer; Node ends the connection on it by itself, and says nothing but that.
    request.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      done({ kind: 'answered', status: statusCode ?? 0, retryAfter: null });
    });
    request.on('error', (error) => done(failed(limit.aborted ? 'timeout' : nameOf(error))));
    request.on('close', () => {
      if (!isAnswered) done(failed(limit.aborted ? 'timeout' : 'connection'));
    });
    request.end(body);
  });
}

/** Once it has begun, an answer counts however its body ends. */
function drain(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > BODY_BYTES) response.destroy();
  });
  response.on('error', done);
  response.on('close', done);
}

function knownAs(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, done) => {
    const [first] = known;
    if (all) done(null, known);
    else done(null, first?.address ?? '', first?.family);
  };
}

function nameOf(error: Error): PostFailure {
  const code = 'code' in error ? String(error.code) : '';
  return /CERT|SIGNATURE|^ERR_TLS/.test(code) ? 'certificate' : 'connection';
}
