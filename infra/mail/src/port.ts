import type { Mailbox } from '@sinan/runtime';

/** A mail to one person. The texts are rendered; nothing in it is markup of ours to expand. */
export interface OutgoingMail {
  /** `<…@…>`, from `deriveMessageId`: the same mail has the same Message-ID however often it is sent. */
  readonly messageId: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With what both texts begin, and go on with `text` and `html`: one and the same object in the many mails that begin so, and encoded once for all of them. */
  readonly opening?: { readonly text: string; readonly html: string };
  /** Further headers, such as `X-Sinan-Purpose`; those that the mailer itself writes are refused. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** One-click unsubscribe (RFC 8058): a short http or https URL that answers POST. */
  readonly listUnsubscribe?: { readonly url: string };
  /** The envelope sender: where servers return what they cannot deliver. The address in `from` when left out. */
  readonly returnPath?: string;
}

/**
 * What became of a mail. `response` and `reason` may quote the recipient's address: they belong into the mail's own row, never into a log.
 * - `sent`: the server took it over.
 * - `refused`: the server said no for good (5xx). Sending again is of no use. `to`: to what it said so; only an answer about the recipient can tell of the address.
 * - `deferred`: it certainly was not taken (4xx, no connection, a fault before the content went out). Send again later.
 * - `unknown`: the content went out, but no final answer came. It may have arrived; sent again it bears the same Message-ID.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly response: string }
  | {
      readonly kind: 'refused';
      readonly to: 'sender' | 'recipient' | 'content';
      readonly code: number;
      readonly response: string;
    }
  | { readonly kind: 'deferred'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The mail port. */
export interface Mailer {
  /** Resolves to what became of it; rejects with `UnsafeMail` only, before anything touches the network. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Resolves when the server answers and takes our credentials. */
  verify(): Promise<void>;
  /** Where the mail server is the platform's own: removes the mails to an address from it, down to the last byte. */
  readonly forget?: (address: string) => Promise<number>;
  /** Ends the idle connections; a mail in hand is finished first. */
  close(): void;
}

/** A mail that must not go out as it is: a line break or NUL in a header, no address, a header that is not the caller's. */
export class UnsafeMail extends Error {
  override readonly name = 'UnsafeMail';
  /** The part of the mail at fault: `to`, `subject`, `headers`, … */
  readonly field: string;
  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
  }
}
