import type { OutgoingMail, SendOutcome } from './port.ts';

/** What many mails have in common, told to the thread once. */
export type Edition = Pick<OutgoingMail, 'from' | 'subject' | 'headers' | 'opening'>;

/** A checked mail on its way to the sender's thread: flat, for it is copied. `edition` is a number that the thread knows, or what only this mail has. */
export type PostedMail = readonly [
  number: number,
  date: number,
  edition: number | Edition,
  messageId: string,
  name: string,
  address: string,
  text: string,
  html: string,
  unsubscribeUrl: string | undefined,
  returnPath: string | undefined,
];

export type Request =
  /** `forget`: the editions before these are not named any more. */
  | {
      readonly kind: 'mails';
      readonly mails: readonly PostedMail[];
      readonly editions: readonly (readonly [number: number, edition: Edition])[];
      readonly forget: boolean;
    }
  | { readonly kind: 'verify'; readonly number: number }
  | { readonly kind: 'close' };

/** The thread's answer to the call of this number. */
export type Reply = { readonly number: number } & (
  | { readonly outcome: SendOutcome }
  | { readonly verified: true }
  | { readonly failure: string }
);

export function posted(mail: OutgoingMail, number: number, date: number, edition: number | Edition): PostedMail {
  const { messageId, to, text, html, listUnsubscribe, returnPath } = mail;
  return [number, date, edition, messageId, to.name, to.address, text, html, listUnsubscribe?.url, returnPath];
}

export function unposted(mail: PostedMail, edition: Edition): OutgoingMail {
  const [, , , messageId, name, address, text, html, url, returnPath] = mail;
  return {
    ...edition,
    ...{ messageId, to: { name, address }, text, html },
    ...(url !== undefined && { listUnsubscribe: { url } }),
    ...(returnPath !== undefined && { returnPath }),
  };
}
