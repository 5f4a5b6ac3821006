import { readFile } from 'node:fs/promises';
import { type DkimKey, keyFault } from '@sinan/mail';
import { type Config, ConfigError, parseMailbox } from '@sinan/runtime';
import { domainOf } from '@sinan/schema';

/** The key that mails are signed with; null when none is named. Throws `ConfigError` for a file that cannot be read, or holds no such key. */
export async function dkimKey({ dkim, mailFrom }: Pick<Config, 'dkim' | 'mailFrom'>): Promise<DkimKey | null> {
  if (dkim === null) return null;
  const { keyFile, selector } = dkim;
  const privateKey = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError([`SINAN_DKIM_KEY_FILE ${keyFile} cannot be read (${error.code}): name a file that can.`]);
  });
  const fault = keyFault(privateKey);
  if (fault !== null) throw new ConfigError([`SINAN_DKIM_KEY_FILE ${keyFile} ${FAULTS[fault]}`]);
  const { address } = parseMailbox(mailFrom) ?? { address: '' };
  return { domain: domainOf(address), selector, privateKey };
}

const MAKE = 'Make one with: openssl genrsa -out dkim.pem 2048';
const FAULTS = {
  'no-key': `holds no private key in PEM. ${MAKE}`,
  'not-rsa': `holds a key of another kind than RSA, which mail servers need not know (RFC 8301). ${MAKE}`,
  short: `holds a key of less than 1,024 bits, which mail servers must not take (RFC 8301). ${MAKE}`,
} as const;
