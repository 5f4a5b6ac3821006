/** The ticket in a mail's return path, as who returns the mail has it. */
export function ticketIn(path: string | undefined): string {
  const [, ticket] = /^bounces\+([a-z2-7]{16})[a-z2-7]{16}@alerts\.example\.cn$/.exec(path ?? '') ?? [];
  if (ticket === undefined) throw new Error('the mail has no return path');
  return ticket;
}
