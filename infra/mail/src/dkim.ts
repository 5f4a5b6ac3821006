import { createPrivateKey } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';

/** The key of a domain, and the name that its public half has in the DNS below `_domainkey.` of the domain (RFC 6376 §3.6.2). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** An RSA key in PEM. */
  readonly privateKey: string;
}

/** What a signature covers: what readers see, and both headers of the one-click unsubscribe (RFC 8058 §4), and by what complaints are told. */
const SIGNED = [
  ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Feedback-ID'],
];
/** RFC 8301 §3.2: verifiers must not take shorter ones. */
const SHORTEST_BITS = 1_024;

/** Why a text is no key to sign with; null for one that is. */
export function keyFault(pem: string): 'no-key' | 'not-rsa' | 'short' | null {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    if (asymmetricKeyType !== 'rsa') return 'not-rsa';
    return (asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_BITS ? 'short' : null;
  } catch {
    return 'no-key';
  }
}

/** Gives a message its signature (RFC 6376), as its first header. */
export function signerWith({ domain, selector, privateKey }: DkimKey): (message: Buffer) => Promise<Buffer> {
  const dkim = new DKIM({
    ...{ domainName: domain, keySelector: selector, privateKey },
    headerFieldNames: SIGNED.join(':'),
  });
  return async (message) => Buffer.concat(await dkim.sign(message).toArray());
}
