/** The cookie of a signed-in browser. HttpOnly: no script reads it; SameSite=Lax: no other site's form carries it. */
export const SESSION_COOKIE = 'sinan_session';
export const LANGUAGE_COOKIE = 'lang';

/** The value of one cookie (RFC 6265 §4.2), or undefined. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return decoded(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** `expiresAt` is an instant; in the past it takes the cookie away. */
export function sessionCookie(token: string, expiresAt: string, secure: boolean): string {
  return cookie(SESSION_COOKIE, token, new Date(expiresAt), secure, '; HttpOnly');
}

export function noSessionCookie(secure: boolean): string {
  return sessionCookie('', new Date(0).toISOString(), secure);
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

export function languageCookie(lang: string, now: number, secure: boolean): string {
  return cookie(LANGUAGE_COOKIE, lang, new Date(now + YEAR_MS), secure, '; HttpOnly');
}

function cookie(name: string, value: string, expires: Date, secure: boolean, more: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Expires=${expires.toUTCString()}; SameSite=Lax${more}${secure ? '; Secure' : ''}`;
}
