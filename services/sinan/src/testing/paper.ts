import type { Stream } from '../cli/screen.ts';

/** A stream that remembers what was written. */
export interface Paper extends Stream {
  readonly text: string;
}

export function paper(options: { readonly isTTY?: boolean } = {}): Paper {
  const written: string[] = [];
  return {
    ...options,
    write: (text) => written.push(text),
    get text() {
      return written.join('');
    },
  };
}
