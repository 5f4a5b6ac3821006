import ipaddr from 'ipaddr.js';

/** Where webhooks may lead: to what everybody can reach, by https; or anywhere, also by http, as in specs and in a network of one's own. */
export type Targets = 'public' | 'any';

/** Why an address is not posted to. `url`: it is none, or not one of https. `credentials`: it has a name or a password in it. `address`: it leads into a network that is not public. */
export type TargetFault = 'url' | 'credentials' | 'address';

/** What is wrong with an address as it is written; null for nothing. Where a name leads to is known only when it is looked up. */
export function targetFault(text: string, targets: Targets): TargetFault | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !(url.protocol === 'https:' || (targets === 'any' && url.protocol === 'http:'))) return 'url';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const literal = literalIn(url.hostname);
  return literal !== null && !mayReach(literal, targets) ? 'address' : null;
}

/** The IP address that a host is, as the URL standard writes it; null for a name. */
export function literalIn(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** What is handed out for the public Internet (https://www.iana.org/assignments/ipv6-address-space). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address may be connected to. Of the public ones all are that no registry keeps for a special purpose (RFC 6890, and what came after it): not private,
 * shared (RFC 6598), loopback, link-local, multicast, documentation. What carries an IPv4 address in IPv6 is that address where it is mapped, and refused otherwise.
 */
export function mayReach(address: string, targets: Targets): boolean {
  if (targets === 'any') return true;
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast') return false;
  return plain.kind() === 'ipv4' || ipaddr.IPv6.parse(plain.toString()).match(GLOBAL_UNICAST);
}
