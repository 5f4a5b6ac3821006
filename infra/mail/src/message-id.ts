import { createHmac } from 'node:crypto';

/**
 * The Message-ID of a mail row: an HMAC of the row's id, so that it is the same at every attempt, unlike any other, and shows nothing.
 * `domain` is that of the deployment's public address or sender.
 */
export function deriveMessageId(secret: string, mailRowId: string, domain: string): string {
  const local = createHmac('sha256', secret).update(`message-id\0${mailRowId}`).digest('hex').slice(0, 40);
  return `<${local}@${domain}>`;
}
