import { asciiAddress, isOneLine } from '@sinan/schema';

/** A name and an address, as `From` and `To` carry them (RFC 5322 §3.4). `name` may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Reads `Name <local@domain>`, `"Name" <local@domain>` or a bare address; null when it is neither or would break a header. */
export function parseMailbox(text: string): Mailbox | null {
  if (!isOneLine(text)) return null;
  const [, named = '', angled] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = asciiAddress(angled ?? text.trim());
  return address === null ? null : { name: named.trim().replace(/^"(.*)"$/, '$1'), address };
}
