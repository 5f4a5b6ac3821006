import PostalMime, { type Address, type Email } from 'postal-mime';

/** A mail as the built-in catcher keeps it: one row a recipient. `from` and `to` are the mailboxes of the headers, for reading. */
export interface CaughtMail {
  readonly id: string;
  /** When it was taken, ISO. */
  readonly receivedAt: string;
  /** The address it was delivered to (from the envelope), in lower case. */
  readonly recipient: string;
  /** The address it came from (from the envelope); empty for a bounce. */
  readonly sender: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** As the mail dates itself; null when it does not. */
  readonly date: string | null;
  readonly text: string;
  readonly html: string;
  /** In their order, names as sent, values unfolded but not decoded. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}
/** What the mail itself says, whoever it was delivered to. */
export type MailContent = Omit<CaughtMail, 'id' | 'receivedAt' | 'recipient' | 'sender'>;

function addressText(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')};`;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function contentOf(email: Email): MailContent {
  return {
    messageId: email.messageId ?? '',
    from: email.from ? addressText(email.from) : '',
    to: (email.to ?? []).map(addressText).join(', '),
    subject: email.subject ?? '',
    date: email.date ?? null,
    text: ourLines(email.text ?? ''),
    html: ourLines(email.html ?? ''),
    headers: email.headers.map(({ originalKey, value }) => [originalKey, value] as const),
  };
}

/** A mail's lines end in CR and LF (RFC 2046 §4.1.1); ours in LF. */
function ourLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Reads a mail's headers and its text and HTML parts. */
export async function parseMail(raw: Uint8Array): Promise<MailContent> {
  return contentOf(await PostalMime.parse(raw));
}
