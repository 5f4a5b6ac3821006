import { newCommandId } from '../../api/command-id.ts';
import type { Trouble } from '../../api/trouble.ts';
import { MOST_BYTES } from '../../api/upload.ts';

/** A file that somebody chose to add, and how far it is. */
export interface Chosen {
  readonly key: number;
  readonly file: File;
  readonly kind: string;
  /** The same until an answer came: what had arrived is not added twice. */
  readonly commandId: string;
  /** Once its bytes are there. */
  readonly uploadId: string | null;
  /** Whether it may be there already: it is sent again as it was sent, and nothing about it can be changed before that. */
  readonly isUncertain: boolean;
  readonly stands: Stands;
}
export type Stands =
  | { readonly status: 'waiting' }
  | { readonly status: 'under-way'; readonly share: number }
  | { readonly status: 'wrong'; readonly message: string }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** Most of what enterprises send is what they were sent. */
const USUAL_KIND = 'papers-in-suit';

export function chosenOf(files: readonly File[], from: number): readonly Chosen[] {
  return files.map((file, at) => ({
    key: from + at,
    file,
    kind: USUAL_KIND,
    commandId: newCommandId(),
    uploadId: null,
    isUncertain: false,
    stands: { status: 'waiting' },
  }));
}

/** Why a file need not be tried, by the name of its words; null where nothing is known against it. */
export function wrongWith({ size }: Pick<File, 'size'>): 'tooLarge' | 'empty' | null {
  if (size === 0) return 'empty';
  return size > MOST_BYTES ? 'tooLarge' : null;
}

/** A size in the unit that one reads it in. */
export function sizeOf(bytes: number): { readonly unit: 'b' | 'kb' | 'mb'; readonly n: string } {
  if (bytes < 1024) return { unit: 'b', n: String(bytes) };
  if (bytes < 1024 * 1024) return { unit: 'kb', n: String(Math.round(bytes / 1024)) };
  return { unit: 'mb', n: (bytes / 1024 / 1024).toFixed(1) };
}
