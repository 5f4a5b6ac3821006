import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an operator's program shows the process: who can make it reads the secret of the deployment already. Says nothing of the secret. */
export function operatorToken(secret: string): string {
  return createHmac('sha256', secret).update('sinan/operate').digest('base64url');
}

/** Whether an `Authorization` header bears the token. Takes the same time whatever it says. */
export function bearsToken(authorization: string | undefined, secret: string): boolean {
  const given = createHmac('sha256', secret)
    .update(authorization ?? '')
    .digest();
  const expected = createHmac('sha256', secret)
    .update(`Bearer ${operatorToken(secret)}`)
    .digest();
  return timingSafeEqual(given, expected);
}
