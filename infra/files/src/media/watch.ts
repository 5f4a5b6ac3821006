/** What looks at a file while it passes. Types are media types; one that is not on the list of those taken is a refusal. */
export interface Watch {
  /** A piece of it, in order. Gives a type when there is no need to read on: then the file is none of those taken. */
  piece(bytes: Uint8Array): string | undefined;
  /** The type, once all of it has passed. */
  found(): string;
}
