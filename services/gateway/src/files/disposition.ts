/**
 * The `Content-Disposition` of a download (RFC 6266 §4): saved under its name, never shown. Old clients get the name in ASCII, the others as it is
 * (RFC 8187 §3.2).
 */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extValue(name)}`;
}

/** What `encodeURIComponent` leaves as it is, and RFC 8187 does not. */
function extValue(name: string): string {
  const encode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replace(/['()*]/g, encode);
}
