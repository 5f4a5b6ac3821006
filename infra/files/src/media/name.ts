import { MEDIA_TYPES, type MediaType } from './types.ts';

const MOST_CHARACTERS = 200;
/** Controls, half characters, and the marks that hide in a text or turn its direction around: `exe.fdp` must not read `pdf.exe`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** What no file may be called on one system or another. */
const RESERVED_CHARACTERS = /[<>:"|?*]/g;
const RESERVED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name as it may be shown and saved: without folders, on one line, at most 200 characters, never that of a device, and ending as its type does: what is
 * called `paper.pdf.exe` and is a PDF becomes `paper.pdf.exe.pdf`.
 */
export function safeFileName(given: string, type: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(UNSEEN, '').replace(RESERVED_CHARACTERS, '_').replace(/\s+/g, ' ');
  const { base, ending } = splitAt(trimmed(seen), MEDIA_TYPES[type]);
  const short = trimmed([...base].slice(0, MOST_CHARACTERS - ending.length).join(''));
  return `${short.replace(RESERVED_NAMES, '_$1') || 'file'}${ending}`;
}

/** The name without its ending, and the ending as it is to stand: its own when the type has it, else the type's first. */
function splitAt(name: string, endings: readonly [string, ...string[]]) {
  const dot = name.lastIndexOf('.');
  const own = name.slice(dot + 1).toLowerCase();
  return dot >= 0 && endings.includes(own)
    ? { base: name.slice(0, dot), ending: name.slice(dot) }
    : { base: name, ending: `.${endings[0]}` };
}

/** Neither hidden (`.htaccess`), nor ending as Windows would not keep it. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/g, '');
}
