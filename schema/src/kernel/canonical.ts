import canonicalize from 'canonicalize';

/** An escape that JSON.stringify writes only for half a surrogate pair; a backslash that is itself escaped does not count. */
const HALF_PAIR = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * The one text of a JSON value by RFC 8785 (JSON Canonicalization Scheme): sorted members, shortest numbers, no white space. What is
 * hashed is always this text. Throws a TypeError for what I-JSON (RFC 7493) cannot carry: NaN, infinities, cycles, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  const text = written(value);
  if (text === undefined) throw new TypeError('canonicalJson: not a JSON value');
  if (HALF_PAIR.test(text)) throw new TypeError('canonicalJson: lone surrogate');
  return text;
}

function written(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (cause) {
    throw new TypeError(`canonicalJson: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
