/** Which content codings a client takes, by its `Accept-Encoding` (RFC 9110 §12.5.3). What it does not name it is not given. */
export function accepts(header: string | string[] | undefined): (coding: string) => boolean {
  const taken = new Set(
    String(header ?? '')
      .toLowerCase()
      .split(',', 20)
      .map((part) => part.trim().split(/\s*;\s*q=/, 2))
      .filter(([, quality = '1']) => Number(quality) > 0)
      .map(([coding]) => coding),
  );
  return (coding) => taken.has(coding);
}
