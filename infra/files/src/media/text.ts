import { TextDecoder } from 'node:util';
import type { Watch } from './watch.ts';

/** What no text has, NUL first of all. */
const CONTROLS = /(?![\t\n\f\r\u0085])\p{Cc}/u;
/** Behind a byte-order mark, perhaps. */
const MARKUP = /^(\xef\xbb\xbf)?\s*<[a-z!?]/i;
/** GB 18030 is what Chinese spreadsheets and mail programs still write. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/**
 * Text in one of the two encodings, or else what it is taken for. What begins as markup is refused, whatever it is called: a browser would run it.
 */
export function watchText(beginning: Uint8Array, name: string, otherwise = 'application/octet-stream'): Watch {
  const readers = new Set(ENCODINGS.map((encoding) => new TextDecoder(encoding, { fatal: true })));
  const markup = MARKUP.test(latin1(beginning));
  const refused = markup ? 'text/html' : otherwise;

  function read(bytes?: Uint8Array): void {
    for (const reader of readers) if (!isText(reader, bytes)) readers.delete(reader);
  }
  return {
    piece(bytes) {
      read(bytes);
      return readers.size === 0 || markup ? refused : undefined;
    },
    found() {
      read();
      return readers.size === 0 ? refused : typeOf(beginning, name);
    },
  };
}

/** Without bytes: whether the text may end here. */
function isText(reader: TextDecoder, bytes: Uint8Array | undefined): boolean {
  try {
    return !CONTROLS.test(bytes === undefined ? reader.decode() : reader.decode(bytes, { stream: true }));
  } catch {
    return false;
  }
}

/** A text says what it is by its name alone; a mail must look like one too. */
function typeOf(beginning: Uint8Array, name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'csv') return 'text/csv';
  return ending === 'eml' && isMail(latin1(beginning)) ? 'message/rfc822' : 'text/plain';
}

/** Begins with a header field, and has one that every mail has (RFC 5322 §3.6). */
function isMail(text: string): boolean {
  return /^[!-9;-~]+:[ \t]/.test(text) && /^(from|date|received|return-path):/im.test(text);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
