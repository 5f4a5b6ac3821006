import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** What cannot be told apart is one network. */
const NOWHERE = 'nowhere';

/**
 * The network that a request came from, as limits count it: an IPv4 address, or the 64 bits of IPv6 that one line is given (RFC 6177 §2 gives it that at
 * least). Each of `proxies` trusted ones appends whom it heard from to `X-Forwarded-For`; what stands before those anybody may have written.
 */
export function networkOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const peer = socket.remoteAddress ?? '';
  const heard = proxies === 0 ? [] : String(headers['x-forwarded-for'] ?? '').split(',');
  const client = [...heard, peer].at(-1 - proxies) ?? heard[0] ?? peer;
  return named(client.trim()) ?? named(peer) ?? NOWHERE;
}

function named(text: string): string | null {
  if (!ipaddr.isValid(text)) return null;
  // An IPv4 address that came over IPv6 is the IPv4 address.
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  const { parts } = ipaddr.IPv6.parse(address.toString());
  return `${parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
