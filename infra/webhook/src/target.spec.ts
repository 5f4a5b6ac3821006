import { describe, expect, it } from 'vitest';
import { mayReach, targetFault } from './target.ts';

describe('an address of the Internet', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2001:4860:4860::8888',
    '2400:3200::1',
    '::ffff:8.8.8.8',
  ])('%s may be reached', (address) => expect(mayReach(address, 'public')).toBe(true));

  it.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private, 10/8', '10.0.0.1'],
    ['private, 172.16/12', '172.31.255.254'],
    ['private, 192.168/16', '192.168.1.1'],
    ['shared, of carriers', '100.64.0.1'],
    ['shared, its last', '100.127.255.255'],
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in it', '127.255.0.9'],
    ['link-local, where clouds keep secrets', '169.254.169.254'],
    ['of protocols', '192.0.0.1'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['unique local', 'fd12:3456::1'],
    ['link-local', 'fe80::1'],
    ['link-local, of an interface', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped private', '::ffff:10.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:a9fe:a9fe'],
    ['compatible', '::7f00:1'],
    ['translated (NAT64)', '64:ff9b::7f00:1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['documentation', '2001:db8::1'],
    ['handed out to nobody', '4000::1'],
    ['none at all', 'localhost'],
  ])('that is %s (%s) may not', (_, address) => expect(mayReach(address, 'public')).toBe(false));
});

describe('an address of a webhook', () => {
  it.each(['https://hooks.example.com/a?b=c', 'https://hooks.example.com:8443/', 'https://8.8.8.8/'])(
    '%s has no fault',
    (url) => expect(targetFault(url, 'public')).toBeNull(),
  );

  it.each([
    ['hooks.example.com', 'url'],
    ['http://hooks.example.com/', 'url'],
    ['ftp://hooks.example.com/', 'url'],
    ['javascript:alert(1)', 'url'],
    ['https://user@hooks.example.com/', 'credentials'],
    ['https://:password@hooks.example.com/', 'credentials'],
    ['https://127.0.0.1/', 'address'],
    ['https://127.1/', 'address'],
    ['https://2130706433/', 'address'],
    ['https://0x7f000001/', 'address'],
    ['https://0177.0.0.1/', 'address'],
    ['https://[::1]/', 'address'],
    ['https://[::ffff:10.0.0.1]/', 'address'],
  ] as const)('%s: %s', (url, fault) => expect(targetFault(url, 'public')).toBe(fault));

  it('may be anywhere, and by http, where that is allowed', () => {
    expect(targetFault('http://127.0.0.1:8080/', 'any')).toBeNull();
    expect(targetFault('http://user@127.0.0.1/', 'any')).toBe('credentials');
    expect(targetFault('ftp://127.0.0.1/', 'any')).toBe('url');
  });
});
