import { createHmac } from 'node:crypto';

/** One message to a receiver. A repetition has the same id and body, and the time of its own attempt. */
export interface Message {
  /** By what the receiver knows a repetition. Without a full stop, which parts what is signed. */
  readonly id: string;
  /** When this attempt is made (ms since the epoch). */
  readonly at: number;
  readonly body: string;
}

/**
 * The headers of a message by Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md): HMAC-SHA256 of
 * id, time in seconds and body with full stops between, one signature for each secret, so that one can be replaced without a gap.
 */
export function messageHeaders(
  { id, at, body }: Message,
  secrets: readonly Uint8Array[],
): { readonly [name: string]: string } {
  const seconds = String(Math.floor(at / 1000));
  const signed = `${id}.${seconds}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}

/** A secret (24 to 64 bytes) as its owner enters it at the receiver. */
export function writtenSecret(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}
