import type { ServerResponse } from 'node:http';

/** What every answer carries, whatever it is. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: under it a browser sends our own forms with `Origin: null` (Fetch §3.2), which no check could tell from a stranger's.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

export type Headers = { readonly [name: string]: string };

/** Answers with a text of a given type, once. What has been answered already stays as it is. */
export function send(res: ServerResponse, status: number, type: string, body: string, headers?: Headers): void {
  if (res.headersSent) return;
  res.writeHead(status, { ...ALWAYS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers });
  res.end(body);
}

/** Answers with the bytes of a file. */
export function sendBytes(res: ServerResponse, type: string, bytes: Buffer, headers: Headers): void {
  res.writeHead(200, { ...ALWAYS, 'Content-Type': type, 'Content-Length': bytes.byteLength, ...headers });
  res.end(bytes);
}

/** Answers that what the asker has still is what there is. Without a length: it would be that of the whole (RFC 9110 §8.6). */
export function sendNotModified(res: ServerResponse, headers: Headers): void {
  res.writeHead(304, { ...ALWAYS, ...headers });
  res.end();
}

export function sendJson(res: ServerResponse, status: number, value: unknown, headers?: Headers): void {
  send(res, status, 'application/json; charset=utf-8', JSON.stringify(value), headers);
}

/** `policy` is the page's Content-Security-Policy. */
export function sendPage(res: ServerResponse, status: number, html: string, policy: string, headers?: Headers): void {
  send(res, status, 'text/html; charset=utf-8', html, { 'Content-Security-Policy': policy, ...headers });
}

/** After a form: "see there", by GET. */
export function sendSeeOther(res: ServerResponse, location: string): void {
  send(res, 303, 'text/plain; charset=utf-8', '', { Location: location });
}

/** Puts the common headers on an answer that someone else writes. */
export function setCommonHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(ALWAYS)) res.setHeader(name, value);
}
