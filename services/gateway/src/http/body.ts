import type { IncomingMessage } from 'node:http';
import { Refusal } from '@sinan/schema';

/** Limits in bytes. A form holds an address and a code; an event is a fact (`MAX_EVENT_BYTES`); a query may hold long texts. */
export const MAX_JSON_BYTES = 1024 * 1024;
const MAX_FORM_BYTES = 16 * 1024;

/**
 * The JSON object that a request sends, of one of the media types. Refuses with `UNSUPPORTED_MEDIA_TYPE`, `PAYLOAD_TOO_LARGE` or `MALFORMED_BODY`.
 * Only our own reader decides the type: a cross-site form cannot send `application/json`, and that is what protects cookies.
 */
export async function readJson(
  req: IncomingMessage,
  types: readonly string[],
  limit: number,
): Promise<{ readonly [name: string]: unknown }> {
  if (!types.includes(mediaTypeOf(req)) || !isPlainUtf8(req))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { expected: types.join(', ') });
  const value = parseJson((await readBytes(req, limit)).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notJson();
  return value as { readonly [name: string]: unknown };
}

/** The fields of a form, url-encoded or multipart (RFC 8058 §3.2 lets one-click senders use either). Files are not taken. */
export async function readForm(req: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  const type = mediaTypeOf(req);
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { expected: 'application/x-www-form-urlencoded, multipart/form-data' });
  }
  const bytes = await readBytes(req, MAX_FORM_BYTES);
  if (type === 'application/x-www-form-urlencoded') return new Map(new URLSearchParams(bytes.toString('utf8')));
  return multipart(bytes, req.headers['content-type'] ?? '');
}

async function multipart(bytes: Buffer, type: string): Promise<ReadonlyMap<string, string>> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
  } catch {
    throw new Refusal('MALFORMED_BODY', { expected: 'multipart/form-data' });
  }
}

/** The media type alone, in lower case: `application/json` of `Application/JSON; charset=utf-8`. */
function mediaTypeOf({ headers }: IncomingMessage): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

function isPlainUtf8({ headers }: IncomingMessage): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const encoding = headers['content-encoding'];
  return (charset === undefined || /^utf-?8$/i.test(charset)) && (encoding === undefined || encoding === 'identity');
}

function readBytes(req: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit));
  // Who has left already says no more, not even that.
  if (req.destroyed) return Promise.reject(notJson());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return reject(tooLarge(limit));
      chunks.push(chunk);
    });
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    req.on('error', reject);
    req.on('aborted', () => reject(new Refusal('MALFORMED_BODY', { expected: 'JSON' })));
  });
}

/** What a text says as JSON. Refuses with `MALFORMED_BODY` what is none, or holds half a character. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (HALF_ESCAPE.test(text) && LONE_SURROGATE.test(strings(value))) throw notJson();
    return value;
  } catch {
    throw notJson();
  }
}

/** Half a character can only come in as an escape, and no store keeps it. Looked for only when the text has such escapes at all. */
const HALF_ESCAPE = /\\u[dD][89a-fA-F]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function strings(value: unknown): string {
  const found: string[] = [];
  JSON.stringify(value, (key, inner: unknown) => {
    found.push(key);
    if (typeof inner === 'string') found.push(inner);
    return inner;
  });
  return found.join('\n');
}

function tooLarge(limit: number): Refusal {
  return new Refusal('PAYLOAD_TOO_LARGE', { limit: limit / 1024 });
}

function notJson(): Refusal {
  return new Refusal('MALFORMED_BODY', { expected: 'JSON' });
}
