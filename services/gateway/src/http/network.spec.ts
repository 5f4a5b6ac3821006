import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { networkOf } from './network.ts';

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the network of a request', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'nowhere'],
  ])('from %s is %s', (address, network) => {
    expect(networkOf(from(address), 0)).toBe(network);
  });

  it.each([
    [0, '203.0.113.9', '192.0.2.7'],
    [1, '203.0.113.9', '203.0.113.9'],
    [1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    [2, '198.51.100.1, 203.0.113.9', '198.51.100.1'],
    [2, '6.6.6.6, 198.51.100.1,203.0.113.9', '198.51.100.1'],
    [1, '6.6.6.6, 2001:db8::7', '2001:db8:0:0::/64'],
  ])('behind %i proxies of ours that say %s is %s', (proxies, forwarded, network) => {
    expect(networkOf(from('192.0.2.7', forwarded), proxies)).toBe(network);
  });

  it.each([undefined, '', 'unknown', '203.0.113.9:4711', '<script>', ','])(
    'is that of the connection when the proxy says %s',
    (forwarded) => {
      expect(networkOf(from('192.0.2.7', forwarded), 1)).toBe('192.0.2.7');
    },
  );
});
