import type { IncomingMessage } from 'node:http';
import { Refusal } from '@sinan/schema';

/** What a proxy adds. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
/** Names of this machine that no name server can give to another: a page of a stranger's name that is made to lead here (DNS rebinding) bears its own. */
const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A request, as far as it says where it comes from. */
type Come = Pick<IncomingMessage, 'socket' | 'headers' | 'httpVersion'>;

/** Whether a request comes from this machine, straight, and to it by its own name. No browser asks by HTTP/1.0, as a proxy does that says nothing of itself. */
export function isHere({ socket, headers, httpVersion }: Come): boolean {
  const from = socket.remoteAddress ?? '';
  const near = from === '::1' || /^(::ffff:)?127\./.test(from);
  return (
    near &&
    httpVersion !== '1.0' &&
    THIS_MACHINE.test(headers.host ?? '') &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

/** As if there were nothing: `NOT_FOUND` for who comes from elsewhere. */
export function refuseElsewhere(req: IncomingMessage): void {
  if (!isHere(req)) throw new Refusal('NOT_FOUND');
}

/** Stricter than other forms: another page of this machine is another site too, on whatever port, and a program that says nothing of a page is none. */
export function refuseOtherPages({ headers }: IncomingMessage): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) throw new Refusal('CROSS_SITE');
  if (origin !== undefined && origin !== `http://${host}`) throw new Refusal('CROSS_SITE');
  if (site !== undefined && site !== 'same-origin') throw new Refusal('CROSS_SITE');
}
